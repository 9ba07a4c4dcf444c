package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.impasto.engine.network.FeatureMap;
import io.impasto.engine.network.FeatureMaps;
import io.impasto.engine.network.FeatureNetwork;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

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
        } catch (RuntimeException | Error e) {
            kept.close();
            throw e;
        }
    }

    /** Of each term, at the moments of the whole picture. */
    private List<MomentGradient> styles(NDArray x) {
        NDManager scope = x.getManager();
        TensorSums<Integer> sums = new TensorSums<>(scope);
        new FeatureTiles(network, tiling).visit(x, losses.styleTaps(), (tap, part, here, share) -> {
            for (int i = 0; i < losses.style().size(); i++) {
                StyleTerm term = losses.style().get(i);
                if (term.loss().tap().equals(tap)) {
                    sums.add(i, Moments.ofPart(part, term.region(), here, share).tensors());
                }
            }
        });
        return IntStream.range(0, losses.style().size())
                .mapToObj(i -> losses.style().get(i).loss().at(Moments.from(sums.of(i))))
                .toList();
    }

    private void addGradient(TileOfPicture tile, NDArray x, List<MomentGradient> styles, Terms terms, NDManager turn) {
        NDArray leaf = network.leaf(tile.pixels(x));
        try (GradientCollector collector = turn.getEngine().newGradientCollector()) {
            FeatureMaps features = network.features(leaf, taps);
            InnerProducts products = new InnerProducts();
            for (ContentLoss loss : losses.content()) {
                if (!tile.isNowhere(loss.tap())) {
                    FeatureMap inner = tile.inner(features, loss.tap());
                    turn.tempAttachAll(loss.target());
                    LossGradient at = loss.at(inner.values(), loss.target().get(tile.here(loss.tap())));
                    terms.addContent(at.value());
                    products.add(inner, at.gradient());
                }
            }
            for (int i = 0; i < styles.size(); i++) {
                StyleTerm term = losses.style().get(i);
                String tap = term.loss().tap();
                if (!tile.isNowhere(tap)) {
                    FeatureMap inner = tile.inner(features, tap);
                    NDArray part = inner.values();
                    NDArray gradient = term.region() == null
                            ? styles.get(i).at(part, tile.positions(tap))
                            : styles.get(i).at(part, Moments.weightsOfPart(term.region(), tile.here(tap), turn));
                    products.add(inner, gradient);
                }
            }
            if (products.isEmpty()) {
                return;
            }
            collector.backward(products.sum());
            terms.gradient().get(tile.pixels()).addi(products.gradient(leaf));
        }
    }

    @Override
    public void moved() {
        losses.moved();
    }
}
