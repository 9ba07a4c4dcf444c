package io.impasto.bench.pieces;

import io.impasto.common.job.StyleParameters;
import io.impasto.engine.DeviceChoice;
import io.impasto.engine.EngineLimits;
import io.impasto.engine.StyleEngine;
import io.impasto.engine.StyleSource;
import io.impasto.engine.StyleTask;
import io.impasto.engine.WeightsFolders;
import io.impasto.engine.picture.Picture;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** What benchmarks of whole steps work with. */
final class Materials {

    private Materials() {}

    /** On what device there is, with the weights that the environment points to. */
    static StyleEngine engine() {
        WeightsFolders weights =
                WeightsFolders.fromEnvironment(System.getenv(), Path.of(System.getProperty("user.home")));
        return StyleEngine.open(DeviceChoice.of("auto"), weights, EngineLimits.DEFAULT);
    }

    /**
     * Noise in the manner of other noise: a step takes as long whatever the pictures show.
     *
     * @param size of both, px; squares
     * @param seed of the content's; the next is the style's
     */
    static StyleTask noise(int size, long seed, StyleParameters parameters) {
        return new StyleTask(picture(size, seed), List.of(new StyleSource(picture(size, seed + 1), 1)), parameters);
    }

    private static Picture picture(int size, long seed) {
        byte[] rgb = new byte[Picture.CHANNELS * size * size];
        new Random(seed).nextBytes(rgb);
        return new Picture(size, size, rgb);
    }
}
