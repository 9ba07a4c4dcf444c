package io.impasto.gallery;

/**
 * Where a stroke touches the canvas: for each pixel within its reach how far it is from the stroke's middle, how far along and on
 * which side. One is used again for stroke after stroke.
 */
final class Footprint {

    private final int width;
    private final int height;
    private final double scale;
    /** The number of the last stroke that touched a pixel, instead of clearing the arrays. */
    private final int[] touched;

    private final float[] distance;
    private final float[] along;
    private final float[] across;
    private int strokes;
    private double length;
    private int left;
    private int right;
    private int top;
    private int bottom;

    Footprint(Canvas canvas) {
        width = canvas.width;
        height = canvas.height;
        scale = canvas.scale;
        int pixels = width * height;
        touched = new int[pixels];
        distance = new float[pixels];
        along = new float[pixels];
        across = new float[pixels];
    }

    /** @param radius px */
    void take(Stroke stroke, double radius) {
        strokes++;
        length = 0;
        left = width;
        right = -1;
        top = height;
        bottom = -1;
        for (int i = 0; i + 1 < stroke.length(); i++) {
            touch(stroke.x(i) * scale, stroke.y(i) * scale, stroke.x(i + 1) * scale, stroke.y(i + 1) * scale, radius);
        }
    }

    private void touch(double x0, double y0, double x1, double y1, double radius) {
        int reach = (int) Math.ceil(radius) + 1;
        int fromX = Math.max(0, (int) Math.floor(Math.min(x0, x1)) - reach);
        int toX = Math.min(width - 1, (int) Math.ceil(Math.max(x0, x1)) + reach);
        int fromY = Math.max(0, (int) Math.floor(Math.min(y0, y1)) - reach);
        int toY = Math.min(height - 1, (int) Math.ceil(Math.max(y0, y1)) + reach);
        for (int y = fromY; y <= toY; y++) {
            for (int x = fromX; x <= toX; x++) {
                project(x, y, x0, y0, x1, y1, radius);
            }
        }
        length += Math.hypot(x1 - x0, y1 - y0);
        left = Math.min(left, fromX);
        right = Math.max(right, toX);
        top = Math.min(top, fromY);
        bottom = Math.max(bottom, toY);
    }

    private void project(int x, int y, double x0, double y0, double x1, double y1, double radius) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double square = dx * dx + dy * dy;
        double px = x + 0.5 - x0;
        double py = y + 0.5 - y0;
        double t = square < 1e-9 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square));
        double d = Math.hypot(px - t * dx, py - t * dy);
        int i = y * width + x;
        if (d <= radius + 1 && (touched[i] != strokes || d < distance[i])) {
            touched[i] = strokes;
            distance[i] = (float) d;
            along[i] = (float) (length + t * Math.sqrt(square));
            across[i] = (float) Math.copySign(d / radius, dx * py - dy * px);
        }
    }

    /** Something to do at each pixel touched. */
    interface Touch {
        /**
         * One pixel.
         *
         * @param distance to the stroke's middle, px
         * @param along from the stroke's beginning, px
         * @param across −1 at one edge, 1 at the other
         */
        void at(int x, int y, double distance, double along, double across);
    }

    void each(Touch touch) {
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                int i = y * width + x;
                if (touched[i] == strokes) {
                    touch.at(x, y, distance[i], along[i], Math.max(-1, Math.min(1, across[i])));
                }
            }
        }
    }

    /** Of the stroke, px; above 0. */
    double length() {
        return Math.max(1e-6, length);
    }
}
