package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.impasto.engine.loss.Tile.Window;
import io.impasto.engine.network.FeatureMaps;
import io.impasto.engine.network.FeatureNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
            Terms terms = new Terms(losses.variation().at(x));
            if (!taps.isEmpty()) {
                long height = x.getShape().get(2);
                long width = x.getShape().get(3);
                List<Tile> tiles = tiling.tiles(height, width);
                List<MomentGradient> styles = styles(x, tiles, scope);
                styles.forEach(style -> terms.addStyle(style.value()));
                for (Tile tile : tiles) {
                    try (NDManager turn = scope.newSubManager()) {
                        turn.tempAttachAll(x);
                        new Part(tile, height, width).addGradient(x, styles, terms, turn);
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
    private List<MomentGradient> styles(NDArray x, List<Tile> tiles, NDManager scope) {
        List<Moments> sums = new ArrayList<>();
        for (Tile tile : tiles) {
            try (NDManager turn = scope.newSubManager()) {
                turn.tempAttachAll(x);
                new Part(tile, x.getShape().get(2), x.getShape().get(3)).addMoments(x, sums, turn, scope);
            }
        }
        List<MomentGradient> styles = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            styles.add(losses.style().get(i).loss().at(sums.get(i)));
        }
        return styles;
    }

    /** One tile of a picture of that size. */
    private final class Part {

        private final Tile tile;
        private final long height;
        private final long width;

        Part(Tile tile, long height, long width) {
            this.tile = tile;
            this.height = height;
            this.width = width;
        }

        void addMoments(NDArray x, List<Moments> sums, NDManager turn, NDManager scope) {
            FeatureMaps features = network.features(x.get(tile.outer().index()), losses.styleTaps());
            for (int i = 0; i < losses.style().size(); i++) {
                StyleTerm term = losses.style().get(i);
                if (isNowhere(term.loss().tap())) {
                    continue;
                }
                NDArray inner = inner(features, term.loss().tap());
                NDArray weights = weights(term, turn);
                Moments part = weights == null ? share(term, inner) : Moments.of(inner, weights);
                if (i < sums.size()) {
                    sums.get(i).add(part);
                } else {
                    part.mean().attach(scope);
                    part.second().attach(scope);
                    sums.add(part);
                }
            }
        }

        private Moments share(StyleTerm term, NDArray inner) {
            return Moments.of(inner).times(positions(inner) / (double) allPositions(term));
        }

        void addGradient(NDArray x, List<MomentGradient> styles, Terms terms, NDManager turn) {
            NDArray leaf = x.get(tile.outer().index()).duplicate();
            leaf.setRequiresGradient(true);
            try (GradientCollector collector = turn.getEngine().newGradientCollector()) {
                FeatureMaps features = network.features(leaf, taps);
                NDArray product = turn.zeros(new Shape(), x.getDataType());
                for (ContentLoss loss : losses.content()) {
                    if (isNowhere(loss.tap())) {
                        continue;
                    }
                    NDArray inner = inner(features, loss.tap());
                    turn.tempAttachAll(loss.target());
                    LossGradient at =
                            loss.at(inner.stopGradient(), loss.target().get(here(loss.tap())));
                    terms.addContent(at.value());
                    product = product.add(inner.mul(at.gradient()).sum());
                }
                for (int i = 0; i < styles.size(); i++) {
                    StyleTerm term = losses.style().get(i);
                    if (isNowhere(term.loss().tap())) {
                        continue;
                    }
                    NDArray inner = inner(features, term.loss().tap());
                    NDArray weights = weights(term, turn);
                    NDArray gradient = weights == null
                            ? styles.get(i).at(inner.stopGradient(), allPositions(term))
                            : styles.get(i).at(inner.stopGradient(), weights);
                    product = product.add(inner.mul(gradient).sum());
                }
                collector.backward(product);
                terms.gradient().get(tile.outer().index()).addi(leaf.getGradient());
            }
        }

        /** A last tile may be too narrow to have a position of its own at a deep tap. */
        private boolean isNowhere(String tap) {
            Window window = tile.inPicture(network, tap, height, width);
            return window.top() >= window.bottom() || window.left() >= window.right();
        }

        private NDArray inner(FeatureMaps features, String tap) {
            Window window = tile.inTile(network, tap, height, width);
            return features.at(tap).get(window.index());
        }

        private NDIndex here(String tap) {
            return tile.inPicture(network, tap, height, width).index();
        }

        private @Nullable NDArray weights(StyleTerm term, NDManager turn) {
            NDArray region = term.region();
            if (region == null) {
                return null;
            }
            turn.tempAttachAll(region);
            return region.get(here(term.loss().tap())).reshape(1, -1);
        }

        private long allPositions(StyleTerm term) {
            String tap = term.loss().tap();
            return network.sideAt(tap, height) * network.sideAt(tap, width);
        }

        private static long positions(NDArray features) {
            return features.getShape().get(2) * features.getShape().get(3);
        }
    }

    @Override
    public void moved() {
        losses.moved();
    }
}
