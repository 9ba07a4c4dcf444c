package io.impasto.train.picture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.engine.network.InputNormalisation;
import io.impasto.engine.picture.Picture;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** Other colours and noise for a batch of crops, by chance for each crop; then the networks' normalisation. */
final class Augmentation {

    /** How often a crop keeps its colours, and how often it stays without noise. */
    private static final double UNTOUCHED = 0.5;

    private static final double GAIN = 0.2;
    private static final double LOG_GAMMA = 0.35;
    private static final double GREYED = 0.2;

    /** Standard deviation; pictures that are being painted are noisy at first. */
    private static final double NOISE = 0.1;

    private final SplittableRandom random;
    private final NDManager manager;

    /** @param manager gets all tensors in between */
    Augmentation(SplittableRandom random, NDManager manager) {
        this.random = random;
        this.manager = manager;
    }

    /** @param crops B×3×H×W in [0, 1], or somewhat beyond; may be changed */
    NDArray of(NDArray crops) {
        int count = (int) crops.getShape().get(0);
        boolean[] coloured = new boolean[count];
        for (int i = 0; i < count; i++) {
            coloured[i] = random.nextDouble() >= UNTOUCHED;
        }
        NDArray gamma = channels(coloured, () -> Math.exp(LOG_GAMMA * symmetric()));
        NDArray gain = channels(coloured, () -> 1 + GAIN * symmetric());
        NDArray grey = perCrop(count, () -> random.nextDouble() < GREYED ? random.nextDouble() : 0);
        NDArray amplitude = perCrop(count, () -> random.nextDouble() < UNTOUCHED ? 0 : NOISE * random.nextDouble());
        NDArray lit = crops.clip(0, 1).powi(gamma).muli(gain);
        NDArray mixed = lit.add(lit.mean(new int[] {1}, true).sub(lit).muli(grey));
        manager.getEngine().setRandomSeed(random.nextInt());
        NDArray noise =
                manager.randomNormal(0, 1, mixed.getShape(), DataType.FLOAT32).muli(amplitude);
        return normalised(mixed.addi(noise).clip(0, 1), manager);
    }

    /** What networks see of sRGB in [0, 1]. */
    static NDArray normalised(NDArray pictures, NDManager manager) {
        Shape shape = new Shape(1, Picture.CHANNELS, 1, 1);
        return new InputNormalisation(
                        manager.create(InputNormalisation.MEAN, shape), manager.create(InputNormalisation.STD, shape))
                .apply(pictures);
    }

    private double symmetric() {
        return 2 * random.nextDouble() - 1;
    }

    /** B×3×1×1; 1 where a crop keeps its colours. */
    private NDArray channels(boolean[] coloured, DoubleSupplier value) {
        float[] values = new float[Picture.CHANNELS * coloured.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = coloured[i / Picture.CHANNELS] ? (float) value.getAsDouble() : 1;
        }
        return manager.create(values, new Shape(coloured.length, Picture.CHANNELS, 1, 1));
    }

    /** B×1×1×1. */
    private NDArray perCrop(int count, DoubleSupplier value) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) value.getAsDouble();
        }
        return manager.create(values, new Shape(count, 1, 1, 1));
    }
}
