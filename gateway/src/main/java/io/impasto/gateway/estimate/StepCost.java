package io.impasto.gateway.estimate;

import io.impasto.common.job.NetworkCost;

/**
 * What a step takes, s.
 *
 * @param fixed whatever the size
 * @param perPixel beside it
 */
record StepCost(double fixed, double perPixel) {

    private static final double GFLOP_PER_PIXEL = 1e-6; // of GFLOP a megapixel

    /** Two cores do 80 to 160 with VGG-19 and less with smaller networks ({@code deploy/bench/RESULTS.md}). */
    private static final double CPU_GFLOPS = 80;

    private static final double CPU_FIXED = 0.015;

    /** A large GPU does more, but small pictures don't keep it busy. */
    private static final double GPU_GFLOPS = 20_000;

    private static final double GPU_FIXED = 0.015;

    /** Before anything was measured. */
    static StepCost guess(PaceKey kind) {
        double gflopPerPixel = NetworkCost.of(kind.network()).gflopPerMegapixel() * GFLOP_PER_PIXEL;
        return kind.device().gpu()
                ? new StepCost(GPU_FIXED, gflopPerPixel / GPU_GFLOPS)
                : new StepCost(CPU_FIXED, gflopPerPixel / CPU_GFLOPS);
    }

    double seconds(double pixels) {
        return fixed + perPixel * pixels;
    }

    StepCost times(double factor) {
        return new StepCost(factor * fixed, factor * perPixel);
    }
}
