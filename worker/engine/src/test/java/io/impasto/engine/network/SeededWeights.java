package io.impasto.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Random;

/** Seeded random weights (He et al. 2015) of whatever shape is asked for, so that activations neither die nor explode. */
public record SeededWeights(NDManager manager, DataType type, Random random) implements Weights {

    public SeededWeights(NDManager manager, DataType type, long seed) {
        this(manager, type, new Random(seed));
    }

    @Override
    public NDArray tensor(String name, Shape shape) {
        double scale = shape.dimension() == 1 ? 0.1 : Math.sqrt(2.0 * shape.get(0) / shape.size());
        double[] values = random.doubles(shape.size())
                .map(u -> scale * Math.sqrt(3) * (2 * u - 1))
                .toArray();
        return manager.create(values, shape).toType(type, false);
    }
}
