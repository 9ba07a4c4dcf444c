package io.impasto.engine;

import static io.impasto.engine.TestPictures.noise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.common.job.NetworkName;
import io.impasto.engine.loss.Tiling;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.network.NetworkVariant;
import io.impasto.engine.network.Networks;
import io.impasto.engine.network.SeededWeights;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is remembered of styles is what would be worked out, and doesn't grow without end. */
class StyleCacheTest {

    private static final long BYTES_OF_ONE = 4 * 16 * 16;
    private static final Set<String> TAPS = Set.of("0");
    private static final Tiling WHOLE = Tiling.whole(40, 48);

    private final NDManager manager = NDManager.newBaseManager();
    private final FeatureNetwork network = Networks.of(
            NetworkName.SQUEEZENET1_1, new SeededWeights(manager, DataType.FLOAT32, 3), NetworkVariant.CLASSIC);
    private final StyleCache cache = new StyleCache(manager, 2 * BYTES_OF_ONE);
    private int worked;

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void sameStyleIsWorkedOutOnce() {
        NDArray first = ask(key(1, "gram", WHOLE));
        NDArray again = ask(key(1, "gram", WHOLE));

        assertThat(worked).isEqualTo(1);
        assertThat(again).isSameAs(first);
    }

    @Test
    void otherSamplesStatisticOrTilesAreAnother() {
        ask(key(1, "gram", WHOLE));
        ask(key(2, "gram", WHOLE));
        ask(key(1, "moments", WHOLE));
        ask(key(1, "gram", new Tiling(32)));

        assertThat(worked).isEqualTo(4);
    }

    @Test
    void leastRecentlyAskedForGoesFirst() {
        NDArray oldest = ask(key(1, "gram", WHOLE));
        NDArray older = ask(key(2, "gram", WHOLE));
        ask(key(1, "gram", WHOLE));

        ask(key(3, "gram", WHOLE));

        assertThat(oldest.toFloatArray()).hasSize(16 * 16);
        assertThatThrownBy(older::toFloatArray).isInstanceOf(IllegalStateException.class);
        assertThat(worked).isEqualTo(3);
    }

    @Test
    void severalStylesAreTheirMeanByShares() {
        StyleSource one = new StyleSource(noise(48, 40, 1), 3);
        StyleSource other = new StyleSource(noise(48, 40, 2), 1);
        FeatureExtractor extractor = new FeatureExtractor(network, size -> WHOLE, cache, DataType.FLOAT32);
        Targets targets = new Targets(extractor, NormalisedPicture::of, manager);

        NDArray mean = gram(targets, List.of(one, other));

        NDArray expected = gram(targets, List.of(one))
                .mul(0.75)
                .add(gram(targets, List.of(other)).mul(0.25));
        assertThat(mean.sub(expected).abs().max().toFloatArray()[0])
                .isLessThan(1e-6f * expected.abs().max().toFloatArray()[0]);
    }

    private static NDArray gram(Targets targets, List<StyleSource> styles) {
        return targets.styles(styles, TAPS, StyleStatistic.GRAM_MATRIX).get("0");
    }

    private NDArray ask(StyleCache.Key key) {
        Map<String, NDList> statistics = cache.of(key, own -> {
            worked++;
            return Map.of("0", new NDList(own.zeros(new Shape(16, 16))));
        });
        return statistics.get("0").singletonOrThrow();
    }

    private StyleCache.Key key(int seed, String statistic, Tiling tiling) {
        return StyleCache.Key.of(network, noise(48, 40, seed), statistic, TAPS, tiling);
    }
}
