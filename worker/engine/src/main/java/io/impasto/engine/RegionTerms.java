package io.impasto.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.impasto.engine.loss.Moments;
import io.impasto.engine.loss.StyleLoss;
import io.impasto.engine.loss.StyleTerm;
import io.impasto.engine.loss.TensorSums;
import io.impasto.engine.network.FeatureSize;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.region.GuidanceChannel;
import io.impasto.engine.region.RegionMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * L_s = Σ_l Σ_r a_r L_l(μ_l^r, M_l^r): a style loss for each tap l and region r. Its weight is the region's share of the content, a_r, so
 * that all regions together weigh what one picture does. Gatys et al. (2017), section 4.
 */
final class RegionTerms {

    /** A new loss of a tap against a target. */
    @FunctionalInterface
    interface NewLoss {
        StyleLoss of(String tap, double weight, Moments target);
    }

    private record Place(String tap, int region) {}

    private final FeatureExtractor extractor;
    private final Targets targets;
    private final TaskRegions regions;
    private final NDManager state;

    /** @param state gets targets and guidance channels */
    RegionTerms(FeatureExtractor extractor, Targets targets, TaskRegions regions, NDManager state) {
        this.extractor = extractor;
        this.targets = targets;
        this.regions = regions;
        this.state = state;
    }

    /**
     * A region that has vanished at a tap, in the content or in all styles, has no term there.
     *
     * @param content at the scale's size
     * @param styles at their working size, in the task's order
     * @param taps with their weights w_l
     */
    List<StyleTerm> of(Picture content, List<StyleSource> styles, Map<String, Double> taps, NewLoss loss) {
        Map<Place, Moments> moments = moments(styles, taps);
        List<StyleTerm> terms = new ArrayList<>();
        taps.forEach((tap, weight) -> {
            List<GuidanceChannel> channels = at(tap, regions.content(), content);
            for (int region = 0; region < channels.size(); region++) {
                GuidanceChannel channel = channels.get(region);
                Moments target = moments.get(new Place(tap, region));
                if (target != null && !channel.isEmpty()) {
                    terms.add(new StyleTerm(
                            loss.of(tap, weight * channel.share(), target), channel.weights(state, extractor.type())));
                }
            }
        });
        return terms;
    }

    /** Of each region at each tap: the mean of the styles that have something of it there, by their shares. */
    private Map<Place, Moments> moments(List<StyleSource> styles, Map<String, Double> taps) {
        TensorSums<Place> sums = new TensorSums<>(state);
        Map<Place, Double> shares = new HashMap<>();
        for (int i = 0; i < styles.size(); i++) {
            StyleSource style = styles.get(i);
            try (NDManager scope = state.newSubManager()) {
                Map<Place, Optional<NDArray>> serves =
                        serves(style.picture(), regions.styles().get(i), taps, scope);
                serves.keySet().forEach(place -> shares.merge(place, style.weight(), Double::sum));
                targets.visit(style.picture(), taps.keySet(), (tap, part, here, share) -> {
                    for (int region = 0; region < regions.names().size(); region++) {
                        Place place = new Place(tap, region);
                        Optional<NDArray> weights = serves.get(place);
                        if (weights != null) {
                            Moments own = Moments.ofPart(part, weights.orElse(null), here, share);
                            sums.add(place, own.times(style.weight()).tensors());
                        }
                    }
                });
            }
        }
        Map<Place, Moments> means = new HashMap<>();
        sums.all().forEach((place, sum) -> {
            sum.forEach(tensor -> tensor.divi(shares.get(place)));
            means.put(place, Moments.from(sum));
        });
        return means;
    }

    /** Where a style has something to say, and by which positions, 1×1×H×W; by all alike if it has no mask. */
    private Map<Place, Optional<NDArray>> serves(
            Picture style, Optional<RegionMap> map, Map<String, Double> taps, NDManager scope) {
        Map<Place, Optional<NDArray>> serves = new HashMap<>();
        for (String tap : taps.keySet()) {
            List<GuidanceChannel> channels = map.map(own -> at(tap, own, style)).orElse(List.of());
            for (int region = 0; region < regions.names().size(); region++) {
                if (map.isEmpty()) {
                    serves.put(new Place(tap, region), Optional.empty());
                } else if (!channels.get(region).isEmpty()) {
                    serves.put(
                            new Place(tap, region),
                            Optional.of(channels.get(region).weights(scope, extractor.type())));
                }
            }
        }
        return serves;
    }

    private List<GuidanceChannel> at(String tap, RegionMap map, Picture picture) {
        FeatureSize size = extractor.sizeAt(tap, picture);
        return map.at(Math.toIntExact(size.height()), Math.toIntExact(size.width()));
    }
}
