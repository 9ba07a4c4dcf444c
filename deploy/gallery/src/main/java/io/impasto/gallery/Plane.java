package io.impasto.gallery;

/** A number a pixel, row by row from the top left; beyond an edge is what is at the edge. */
final class Plane {

    /** Box blurs in a row that make a Gaussian, near enough. */
    private static final int BOXES = 3;

    final int width;
    final int height;
    final float[] values;

    Plane(int width, int height) {
        this(width, height, new float[width * height]);
    }

    Plane(int width, int height, float[] values) {
        if (width < 1 || height < 1 || values.length != width * height) {
            throw new IllegalArgumentException(values.length + " values aren't " + width + "×" + height);
        }
        this.width = width;
        this.height = height;
        this.values = values;
    }

    float at(int x, int y) {
        int cx = Math.max(0, Math.min(width - 1, x));
        int cy = Math.max(0, Math.min(height - 1, y));
        return values[cy * width + cx];
    }

    /** Bilinear; pixel (0, 0) has its centre at (½, ½). */
    double sample(double x, double y) {
        double px = x - 0.5;
        double py = y - 0.5;
        int x0 = (int) Math.floor(px);
        int y0 = (int) Math.floor(py);
        double fx = px - x0;
        double fy = py - y0;
        double top = at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx;
        double bottom = at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx;
        return top * (1 - fy) + bottom * fy;
    }

    /** Near to a Gaussian of so many pixels; the same plane below half a pixel. */
    Plane blurred(double sigma) {
        if (sigma < 0.5) {
            return this;
        }
        // Two radii of boxes, so many of the smaller that the variances add up.
        int small = Math.max(0, (int) ((Math.sqrt(12 * sigma * sigma / BOXES + 1) - 1) / 2));
        int odd = 2 * small + 1;
        long smaller = Math.round((BOXES * (odd + 2.0) * (odd + 2.0) - BOXES - 12 * sigma * sigma) / (4 * (odd + 1)));
        float[] from = values.clone();
        float[] to = new float[values.length];
        for (int i = 0; i < BOXES; i++) {
            int radius = i < smaller ? small : small + 1;
            boxes(from, to, height, width, width, 1, radius);
            boxes(to, from, width, height, 1, width, radius);
        }
        return new Plane(width, height, from);
    }

    private static void boxes(float[] from, float[] to, int lines, int length, int lineStep, int step, int radius) {
        float share = 1f / (2 * radius + 1);
        for (int line = 0; line < lines; line++) {
            int base = line * lineStep;
            double sum = 0;
            for (int i = -radius; i <= radius; i++) {
                sum += from[base + step * Math.max(0, Math.min(length - 1, i))];
            }
            for (int i = 0; i < length; i++) {
                to[base + step * i] = (float) (sum * share);
                sum += from[base + step * Math.min(length - 1, i + radius + 1)]
                        - from[base + step * Math.max(0, i - radius)];
            }
        }
    }
}
