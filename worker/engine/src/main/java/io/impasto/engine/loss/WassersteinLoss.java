package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.impasto.engine.state.SavedState;

/**
 * The squared 2-Wasserstein distance of two normal distributions, per channel (Olkin and Pukelsheim 1982; as a style loss by K. Crowson):
 *
 * <pre>
 * L_s = w_l (mean (μ − μ_t)² + tr(Σ_t + Σ − 2 (RΣR)^½) / C),  R = Σ_t^½
 * ∂L_s/∂Σ = w_l (I − T) / C,  T = R (RΣR)^(−½) R, the map that transports the one to the other
 * ∂L_s/∂μ = 2 w_l (T·μ − μ_t) / C, through Σ = M − μμᵀ as well
 * </pre>
 *
 * <p>The root is most of the work where pictures are small, and T changes slowly: it is kept, and made anew when Σ has moved. The trace of
 * a root is concave, with derivative T/2; in between it is replaced by its tangent, tr (RΣR)^½ ≈ (tr TΣ₀ + tr TΣ)/2, right to first
 * order. How long T is kept follows from how far Σ was found to have moved.
 *
 * <p>Not thread-safe.
 */
public final class WassersteinLoss implements StyleLoss {

    /** 10 leave 0.2 % in 32-bit numbers. */
    static final int NEWTON_SCHULZ_STEPS = 12;

    /** T is kept while ‖ΔΣ‖ stays about below this part of ‖Σ‖. */
    private static final double DRIFT = 0.02;

    private static final int LONGEST = 16;

    private final String tap;
    private final double weight;
    private final StyleTarget target;
    private final Kept kept;

    /**
     * @param weight w_l, divided by the target's energy where losses are relative
     * @param manager holds what is kept between evaluations
     */
    public WassersteinLoss(String tap, double weight, StyleTarget target, NDManager manager) {
        this.tap = tap;
        this.weight = weight;
        this.target = target;
        this.kept = Kept.nothing(target, manager);
    }

    @Override
    public String tap() {
        return tap;
    }

    @Override
    public void moved() {
        kept.age++;
    }

    @Override
    public void forget() {
        kept.interval = 0;
    }

    @Override
    public void save(String name, SavedState state) {
        state.put(name + ".transport", kept.transport);
        state.put(name + ".covariance", kept.covariance);
        state.put(name + ".tangent", kept.tangentAt0);
        state.put(name + ".age", kept.age);
        state.put(name + ".interval", kept.interval);
    }

    @Override
    public void restore(String name, SavedState state) {
        state.copyTo(name + ".transport", kept.transport);
        state.copyTo(name + ".covariance", kept.covariance);
        state.copyTo(name + ".tangent", kept.tangentAt0);
        kept.age = state.integer(name + ".age");
        kept.interval = state.integer(name + ".interval");
    }

    /**
     * Where there are fewer positions than channels, the root of an N×N matrix does: with F̃ = F − μ and K = F̃ᵀΣ_tF̃/N, which has the
     * eigenvalues of RΣR (without ε) that aren't 0, tr (RΣR)^½ = tr K^½, and its derivative with respect to F̃ is Σ_tF̃K^(−½)/N.
     */
    @Override
    public LossGradient at(NDArray features) {
        NDArray f = GramMatrix.asMatrix(features);
        long channels = f.getShape().get(0);
        long positions = f.getShape().get(1);
        if (positions >= channels) {
            return StyleLoss.super.at(features);
        }
        NDManager scope = features.getManager();
        scope.tempAttachAll(target.mean(), target.covariance());
        NDArray mean = f.mean(new int[] {1}, true);
        NDArray centred = f.sub(mean);
        NDArray transported = target.covariance().matMul(centred).divi(positions);
        NDArray k = centred.transpose().matMul(transported);
        // F̃·1 = 0, so that K lacks a rank; what is added along 1 reaches neither F̃ nor, once taken away, the trace.
        NDArray filled = StyleTarget.trace(k).divi(positions);
        // Of a picture of one colour K is rounding errors, some below 0.
        NDArray floor =
                StyleTarget.trace(target.covariance()).muli(f.square().mean()).muli(StyleTarget.ROUNDING / positions);
        k.addi(MatrixRoots.identity(k).muli(floor));
        MatrixRoots roots = MatrixRoots.of(k.addi(filled.div(positions)), NEWTON_SCHULZ_STEPS);
        NDArray distance = mean.sub(target.mean());
        NDArray traces = StyleTarget.trace(target.covariance())
                .addi(centred.square().sum().divi(positions))
                .subi(StyleTarget.trace(roots.root()).subi(filled.sqrt()).muli(2));
        NDArray value = distance.square().sum().addi(traces).muli(weight / channels);
        NDArray gradient = centred.divi(positions)
                .subi(transported.matMul(roots.inverse()))
                .addi(distance.muli(1.0 / positions))
                .muli(2 * weight / channels);
        return new LossGradient(value, gradient.reshape(features.getShape()));
    }

    @Override
    public MomentGradient at(Moments moments) {
        NDManager scope = moments.mean().getManager();
        scope.tempAttachAll(target.mean(), target.regularisation(), target.covariance());
        scope.tempAttachAll(kept.transport, kept.covariance, kept.tangentAt0);
        long channels = StyleTarget.channels(moments);
        NDArray identity = StyleTarget.identity(moments);
        NDArray covariance = moments.covariance();
        covariance.addi(identity.mul(target.regularisation()));
        if (kept.isOld()) {
            kept.renew(covariance, target);
        }
        NDArray transport = kept.transport;
        NDArray distance = moments.mean().sub(target.mean());
        NDArray traces = StyleTarget.trace(target.covariance())
                .add(StyleTarget.trace(covariance))
                .sub(kept.tangentAt0)
                .sub(transport.mul(covariance).sum());
        NDArray value = distance.square().sum().addi(traces).muli(weight / channels);
        NDArray mean = transport.matMul(moments.mean()).subi(target.mean()).muli(2 * weight / channels);
        NDArray second = identity.subi(transport).muli(weight / channels);
        return new MomentGradient(value, mean, second);
    }

    /** The transport map, and since when and until when it is good. */
    private static final class Kept {

        private final NDArray transport;
        private final NDArray covariance;
        private final NDArray tangentAt0;
        private int age;
        private int interval;

        private Kept(NDArray transport, NDArray covariance, NDArray tangentAt0) {
            this.transport = transport;
            this.covariance = covariance;
            this.tangentAt0 = tangentAt0;
        }

        private static Kept nothing(StyleTarget target, NDManager manager) {
            NDArray like = target.covariance();
            return new Kept(
                    manager.zeros(like.getShape(), like.getDataType()),
                    manager.zeros(like.getShape(), like.getDataType()),
                    manager.zeros(new Shape(), like.getDataType()));
        }

        private boolean isOld() {
            return age >= interval;
        }

        private void renew(NDArray now, StyleTarget target) {
            NDManager parent = now.getManager();
            try (NDManager scope = parent.newSubManager()) {
                scope.tempAttachAll(now, transport, covariance, tangentAt0, target.root());
                NDArray root = target.root();
                NDArray middle = root.matMul(now).matMul(root);
                MatrixRoots roots = MatrixRoots.of(middle, NEWTON_SCHULZ_STEPS);
                root.matMul(roots.inverse()).matMul(root).copyTo(transport);
                transport.mul(now).sum().copyTo(tangentAt0);
                interval = next(interval, now);
                now.copyTo(covariance);
                age = 0;
            }
        }

        private int next(int present, NDArray now) {
            if (present == 0) {
                return 1;
            }
            double drift = Math.sqrt(number(now.sub(covariance).square().sum())
                    / number(covariance.square().sum()));
            if (drift > DRIFT) {
                return Math.max(1, present / 2);
            }
            return drift < DRIFT / 2 ? Math.min(LONGEST, 2 * present) : present;
        }

        private static double number(NDArray scalar) {
            return scalar.toArray()[0].doubleValue();
        }
    }
}
