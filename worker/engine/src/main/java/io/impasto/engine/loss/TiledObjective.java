package io.impasto.engine.loss;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.impasto.engine.network.FeatureMaps;
import io.impasto.engine.network.FeatureNetwork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The same in tiles, exactly, in memory that doesn't depend on the picture's size. Every style loss is a function of moments, and
 * moments are sums over positions. The first pass adds them up over all tiles, without gradient; the losses' derivatives are then
 * those of the whole picture, and the second pass takes them back through the network, tile by tile.
 */
public final class TiledObjective implements Objective {

    private final FeatureNetwork network;
    private final Losses losses;
    private final Tiling tiling;
    private final Set<String> taps;

    public TiledObjective(FeatureNetwork network, Losses losses, Tiling tiling) {
        this.network = network;
        this.losses = losses;
        this.tiling = tiling;
        this.taps = losses.taps();
    }

    @Override
    public Evaluation at(NDArray x, NDManager manager) {
        NDManager kept = manager.newSubManager();
        try (NDManager scope = kept.newSubManager()) {
            scope.tempAttachAll(x);
            Terms terms = Terms.begin(losses.variation(), x);
            if (!taps.isEmpty()) {
                List<MomentGradient> styles = styles(x);
                styles.forEach(style -> terms.addStyle(style.value()));
                long height = x.getShape().get(2);
                long width = x.getShape().get(3);
                for (Tile tile : tiling.tiles(height, width)) {
                    try (NDManager turn = scope.newSubManager()) {
                        turn.tempAttachAll(x);
                        addGradient(new TileOfPicture(network, tile, height, width), x, styles, terms, turn);
                    }
                }
            }
            return terms.evaluation(kept);
        } catch (RuntimeException e) {
            kept.close();
            throw e;
        }
    }

    /** Of each term, at the moments of the whole picture. */
    private List<MomentGradient> styles(NDArray x) {
        NDManager scope = x.getManager();
        Map<Integer, Moments> sums = new HashMap<>();
        new FeatureTiles(network, tiling).visit(x, losses.styleTaps(), (tap, part, here, share) -> {
            for (int i = 0; i < losses.style().size(); i++) {
                StyleTerm term = losses.style().get(i);
                if (term.loss().tap().equals(tap)) {
                    add(sums, i, moments(term, part, here, share), scope);
                }
            }
        });
        return IntStream.range(0, losses.style().size())
                .mapToObj(i -> losses.style().get(i).loss().at(requireNonNull(sums.get(i))))
                .toList();
    }

    /** What a part of a feature map adds to the moments of all of it. */
    private static Moments moments(StyleTerm term, NDArray part, NDIndex here, double share) {
        NDArray weights = weights(term, here, part.getManager());
        return weights == null ? Moments.of(part).times(share) : Moments.of(part, weights);
    }

    private static void add(Map<Integer, Moments> sums, int term, Moments part, NDManager scope) {
        Moments sum = sums.putIfAbsent(term, part);
        if (sum == null) {
            part.tensors().attach(scope);
        } else {
            sum.add(part);
        }
    }

    private void addGradient(TileOfPicture tile, NDArray x, List<MomentGradient> styles, Terms terms, NDManager turn) {
        NDArray leaf = tile.pixels(x).duplicate();
        leaf.setRequiresGradient(true);
        try (GradientCollector collector = turn.getEngine().newGradientCollector()) {
            FeatureMaps features = network.features(leaf, taps);
            NDArray product = turn.zeros(new Shape(), x.getDataType());
            for (ContentLoss loss : losses.content()) {
                if (!tile.isNowhere(loss.tap())) {
                    NDArray inner = tile.inner(features, loss.tap());
                    turn.tempAttachAll(loss.target());
                    LossGradient at =
                            loss.at(inner.stopGradient(), loss.target().get(tile.here(loss.tap())));
                    terms.addContent(at.value());
                    product = product.add(inner.mul(at.gradient()).sum());
                }
            }
            for (int i = 0; i < styles.size(); i++) {
                StyleTerm term = losses.style().get(i);
                String tap = term.loss().tap();
                if (!tile.isNowhere(tap)) {
                    NDArray inner = tile.inner(features, tap);
                    NDArray part = inner.stopGradient();
                    NDArray weights = weights(term, tile.here(tap), turn);
                    NDArray gradient = weights == null
                            ? styles.get(i).at(part, tile.positions(tap))
                            : styles.get(i).at(part, weights);
                    product = product.add(inner.mul(gradient).sum());
                }
            }
            collector.backward(product);
            terms.gradient().get(tile.pixels()).addi(leaf.getGradient());
        }
    }

    /** 1×N of a part; null for a term that is everywhere. */
    private static @Nullable NDArray weights(StyleTerm term, NDIndex here, NDManager turn) {
        NDArray region = term.region();
        if (region == null) {
            return null;
        }
        turn.tempAttachAll(region);
        return region.get(here).reshape(1, -1);
    }

    @Override
    public void moved() {
        losses.moved();
    }
}
