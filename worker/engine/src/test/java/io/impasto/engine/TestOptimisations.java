package io.impasto.engine;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.network.NetworkVariant;
import java.util.function.Function;

/** Optimisations under networks that no file holds. */
final class TestOptimisations {

    private TestOptimisations() {}

    /** In single precision, nothing updated yet. */
    static Optimisation begin(StyleTask task, Function<NetworkVariant, FeatureNetwork> network, NDManager manager) {
        Recipe recipe = StyleEngine.recipe(
                task,
                network,
                EngineLimits.DEFAULT,
                Long.MAX_VALUE,
                new StyleCache(manager, StyleCache.MOST_BYTES),
                manager,
                DataType.FLOAT32);
        return new Optimisation(recipe);
    }

    static void finish(Optimisation optimisation) {
        while (!optimisation.finished()) {
            optimisation.advance();
        }
    }
}
