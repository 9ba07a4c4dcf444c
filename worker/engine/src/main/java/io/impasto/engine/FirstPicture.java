package io.impasto.engine;

import io.impasto.common.job.Init;
import io.impasto.engine.color.ColorStatistics;
import io.impasto.engine.picture.Picture;
import java.util.List;
import java.util.SplittableRandom;

/** The picture before the first step, unless that is the content: noise in [0, 1]. */
final class FirstPicture {

    private static final float GRAY = 0.5f;
    private static final float LEAST = 1 / 255f;
    private static final double NORMAL_DEVIATION = 0.25;

    private final int width;
    private final int height;
    private final SplittableRandom random;

    /** @param seed of all noise */
    FirstPicture(int width, int height, long seed) {
        this.width = width;
        this.height = height;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Noise of a kind.
     *
     * @param init not {@link Init#CONTENT}, which is no noise
     * @param styles whose colours {@link Init#STYLE} has
     */
    Planes noise(Init init, List<StyleSource> styles) {
        float[] planes = new float[Picture.CHANNELS * width * height];
        switch (init) {
            case RANDOM -> fill(planes, random::nextFloat);
            case GRAY -> fill(planes, () -> GRAY + LEAST * random.nextFloat());
            case NORMAL -> fill(planes, this::truncatedNormal);
            case STYLE -> colours(planes, ofAll(styles));
            case CONTENT -> throw new IllegalArgumentException("the content is no noise");
        }
        return new Planes(width, height, planes);
    }

    private static ColorStatistics ofAll(List<StyleSource> styles) {
        return ColorStatistics.mixed(
                styles.stream()
                        .map(style -> ColorStatistics.of(style.picture()))
                        .toList(),
                styles.stream().map(StyleSource::weight).toList());
    }

    @FunctionalInterface
    private interface Source {
        float next();
    }

    private static void fill(float[] planes, Source source) {
        for (int i = 0; i < planes.length; i++) {
            planes[i] = source.next();
        }
    }

    private float truncatedNormal() {
        double value;
        do {
            value = GRAY + NORMAL_DEVIATION * random.nextGaussian();
        } while (value < 0 || value > 1);
        return (float) value;
    }

    private void colours(float[] planes, ColorStatistics statistics) {
        int pixels = width * height;
        double[] independent = new double[Picture.CHANNELS];
        for (int i = 0; i < pixels; i++) {
            for (int c = 0; c < independent.length; c++) {
                independent[c] = random.nextGaussian();
            }
            double[] colour = statistics.coloured(independent);
            for (int c = 0; c < independent.length; c++) {
                planes[c * pixels + i] = (float) Math.max(0, Math.min(1, colour[c]));
            }
        }
    }
}
