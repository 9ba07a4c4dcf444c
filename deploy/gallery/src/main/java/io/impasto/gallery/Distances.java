package io.impasto.gallery;

/** How far each pixel is from the nearest marked one, exactly (Felzenszwalb & Huttenlocher, Distance Transforms of Sampled Functions, 2012). */
final class Distances {

    private static final float FAR = 1e12f;

    private Distances() {}

    /**
     * Distances in pixels.
     *
     * @param marked row by row, as many as the plane will have
     */
    static Plane to(boolean[] marked, int width, int height) {
        float[] squares = new float[marked.length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = marked[i] ? 0 : FAR;
        }
        float[] line = new float[Math.max(width, height)];
        for (int x = 0; x < width; x++) {
            transform(squares, x, width, height, line);
        }
        for (int y = 0; y < height; y++) {
            transform(squares, y * width, 1, width, line);
        }
        for (int i = 0; i < squares.length; i++) {
            squares[i] = (float) Math.sqrt(squares[i]);
        }
        return new Plane(width, height, squares);
    }

    /** The lower envelope of parabolas along a line. */
    private static void transform(float[] squares, int base, int step, int n, float[] line) {
        int[] roots = new int[n];
        double[] borders = new double[n + 1];
        for (int i = 0; i < n; i++) {
            line[i] = squares[base + i * step];
        }
        int k = 0;
        borders[0] = Double.NEGATIVE_INFINITY;
        borders[1] = Double.POSITIVE_INFINITY;
        for (int q = 1; q < n; q++) {
            double s = meeting(line, q, roots[k]);
            while (s <= borders[k]) {
                k--;
                s = meeting(line, q, roots[k]);
            }
            k++;
            roots[k] = q;
            borders[k] = s;
            borders[k + 1] = Double.POSITIVE_INFINITY;
        }
        k = 0;
        for (int q = 0; q < n; q++) {
            while (borders[k + 1] < q) {
                k++;
            }
            int root = roots[k];
            squares[base + q * step] = (float) (q - root) * (q - root) + line[root];
        }
    }

    private static double meeting(float[] line, int q, int root) {
        return (((double) line[q] + (double) q * q) - ((double) line[root] + (double) root * root))
                / (2.0 * (q - root));
    }
}
