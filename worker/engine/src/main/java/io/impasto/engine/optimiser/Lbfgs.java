package io.impasto.engine.optimiser;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.impasto.engine.state.SavedState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * L-BFGS (Nocedal and Wright 2006, Numerical Optimization, algorithms 7.4 and 7.5) with a strong-Wolfe line search. A pair (s, y) whose
 * curvature yᵀs isn't clearly positive is left out, since it would spoil the inverse Hessian.
 */
public final class Lbfgs implements Optimiser {

    /** PyTorch's: y'ᵀs of a kept pair is above this. */
    private static final double LEAST_CURVATURE = 1e-10;

    private static final String PAIRS = "lbfgs.pairs";
    private static final String STARTED = "lbfgs.started";
    private static final String RATE = "lbfgs.learningRate";

    private final int history;
    private final NDManager manager;
    private final Deque<Pair> pairs = new ArrayDeque<>();
    private double learningRate;
    private boolean started;

    /**
     * @param learningRate the length that a line search tries first, in units of the quasi-Newton step; 1 is natural
     * @param history of how many steps pairs are kept; 24 bytes a pixel each
     * @param parent holds them until this is closed
     */
    public Lbfgs(double learningRate, int history, NDManager parent) {
        this.learningRate = learningRate;
        this.history = history;
        this.manager = parent.newSubManager();
    }

    /** How many pictures it remembers, at most: the history's pairs, and the present and last gradient and direction. */
    public static int pictures(int history) {
        return 2 * history + 3;
    }

    /** s = Δx, y = Δg and 1/yᵀs. */
    private record Pair(NDManager manager, NDArray s, NDArray y, double rho) {

        static Pair of(NDManager manager, NDArray s, NDArray y) {
            s.attach(manager);
            y.attach(manager);
            return new Pair(manager, s, y, 1 / dot(y, s));
        }
    }

    @Override
    public void step(Point point) {
        try (NDManager scope = manager.newSubManager()) {
            scope.tempAttachAll(point.x());
            NDArray from = point.x().duplicate();
            NDArray gradient = point.gradient().duplicate();
            gradient.attach(scope);
            NDArray direction = direction(gradient, scope);
            double slope = dot(gradient, direction);
            if (slope >= 0 || !Double.isFinite(slope)) {
                forget();
                direction = gradient.neg();
                slope = -dot(gradient, gradient);
            }
            if (slope == 0) {
                return;
            }
            double first = started ? learningRate : learningRate * Math.min(1, 1 / magnitude(gradient));
            started = true;
            Line line = new Line(point, from, direction);
            if (new StrongWolfe(line).search(first, point.value(), slope) == 0) {
                forget();
            }
            remember(point, from, gradient, scope);
        }
    }

    /** The line x = from + t·direction; to look at a place is to go there. */
    private record Line(Point point, NDArray from, NDArray direction) implements StrongWolfe.Line {

        @Override
        public StrongWolfe.Place at(double t) {
            try (NDManager scope = from.getManager().newSubManager()) {
                scope.tempAttachAll(from, direction);
                from.add(direction.mul(t)).copyTo(point.x());
            }
            point.moved();
            return new StrongWolfe.Place(t, point.value(), dot(point.gradient(), direction));
        }
    }

    /** −H·g by the two loops. */
    private NDArray direction(NDArray gradient, NDManager scope) {
        NDArray q = gradient.neg();
        double[] alphas = new double[pairs.size()];
        int i = pairs.size();
        for (Iterator<Pair> newestFirst = pairs.descendingIterator(); newestFirst.hasNext(); ) {
            Pair pair = newestFirst.next();
            alphas[--i] = pair.rho * dot(pair.s, q);
            subtract(q, pair.y, alphas[i], scope);
        }
        if (!pairs.isEmpty()) {
            Pair newest = pairs.getLast();
            q.muli(1 / (newest.rho * dot(newest.y, newest.y)));
        }
        for (Pair pair : pairs) {
            double beta = pair.rho * dot(pair.y, q);
            subtract(q, pair.s, beta - alphas[i++], scope);
        }
        return q;
    }

    private void remember(Point point, NDArray from, NDArray gradient, NDManager scope) {
        NDArray s = point.x().sub(from);
        NDArray y = gradient.neg().addi(point.gradient());
        s.attach(scope);
        if (dot(y, s) > LEAST_CURVATURE * Math.max(Double.MIN_NORMAL, dot(y, y))) {
            if (pairs.size() == history) {
                pairs.removeFirst().manager.close();
            }
            pairs.addLast(Pair.of(manager.newSubManager(), s, y));
        }
    }

    private void forget() {
        pairs.forEach(pair -> pair.manager.close());
        pairs.clear();
    }

    private static void subtract(NDArray from, NDArray what, double factor, NDManager parent) {
        try (NDManager scope = parent.newSubManager()) {
            scope.tempAttachAll(what);
            from.subi(what.mul(factor));
        }
    }

    private static double dot(NDArray a, NDArray b) {
        try (NDArray product = a.mul(b);
                NDArray sum = product.sum()) {
            return sum.toArray()[0].doubleValue();
        }
    }

    private static double magnitude(NDArray a) {
        try (NDArray absolute = a.abs();
                NDArray sum = absolute.sum()) {
            return sum.toArray()[0].doubleValue();
        }
    }

    @Override
    public boolean mayBeCutOff() {
        return false;
    }

    @Override
    public int pictures() {
        return pictures(pairs.size());
    }

    @Override
    public void save(SavedState state) {
        state.put(PAIRS, pairs.size());
        state.put(STARTED, started ? 1 : 0);
        state.put(RATE, learningRate);
        int i = 0;
        for (Pair pair : pairs) {
            state.put("lbfgs.s." + i, pair.s);
            state.put("lbfgs.y." + i, pair.y);
            i++;
        }
    }

    @Override
    public void restore(SavedState state, Point point) {
        forget();
        started = state.integer(STARTED) == 1;
        learningRate = state.number(RATE);
        for (int i = 0; i < state.integer(PAIRS); i++) {
            NDManager scope = manager.newSubManager();
            NDArray s = scope.zeros(point.x().getShape(), point.x().getDataType());
            NDArray y = scope.zeros(point.x().getShape(), point.x().getDataType());
            state.copyTo("lbfgs.s." + i, s);
            state.copyTo("lbfgs.y." + i, y);
            pairs.addLast(Pair.of(scope, s, y));
        }
    }

    @Override
    public void slowDown(double factor) {
        learningRate *= factor;
        forget();
    }

    @Override
    public void close() {
        manager.close();
    }
}
