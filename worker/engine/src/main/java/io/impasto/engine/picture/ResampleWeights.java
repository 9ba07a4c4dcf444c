package io.impasto.engine.picture;

/**
 * For each output position along one axis, which input samples it mixes and by how much: a filter, widened by the scale when shrinking, in
 * fixed point. Follows Pillow's {@code precompute_coeffs} and {@code normalize_coeffs_8bpc} (src/libImaging/Resample.c)
 * operation by operation, for bit-exactness.
 *
 * @param first of each output position, its first input sample
 * @param weights of each output position, one number for each input sample from there on, in units of 2^−{@link #PRECISION_BITS}
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one resize
record ResampleWeights(int[] first, int[][] weights) {

    /** 32 bits, less 8 of the sample and 2 for weights that overshoot. */
    static final int PRECISION_BITS = 32 - 8 - 2;

    static ResampleWeights of(int inputSize, int outputSize, ResampleFilter filter) {
        double scale = (double) inputSize / outputSize;
        double widening = Math.max(scale, 1.0);
        double support = filter.support() * widening;
        double inverse = 1.0 / widening;
        int[] first = new int[outputSize];
        int[][] weights = new int[outputSize][];
        for (int out = 0; out < outputSize; out++) {
            double centre = (out + 0.5) * scale;
            int from = Math.max(0, (int) (centre - support + 0.5));
            int to = Math.min(inputSize, (int) (centre + support + 0.5));
            double[] raw = new double[to - from];
            double sum = 0;
            for (int i = 0; i < raw.length; i++) {
                raw[i] = filter.at((i + from - centre + 0.5) * inverse);
                sum += raw[i];
            }
            first[out] = from;
            weights[out] = fixedPoint(raw, sum);
        }
        return new ResampleWeights(first, weights);
    }

    private static int[] fixedPoint(double[] raw, double sum) {
        int[] fixed = new int[raw.length];
        for (int i = 0; i < raw.length; i++) {
            double exact = raw[i] / sum * (1 << PRECISION_BITS);
            fixed[i] = (int) (exact < 0 ? exact - 0.5 : exact + 0.5);
        }
        return fixed;
    }
}
