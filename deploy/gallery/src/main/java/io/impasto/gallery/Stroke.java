package io.impasto.gallery;

/**
 * A brush's way over the canvas.
 *
 * @param path x and y in turn, units; at least two places. Not copied.
 * @param radius units, above 0
 * @param colour what the brush is loaded with
 * @param second what some of its bristles have picked up beside
 * @param tapered whether it narrows towards both ends
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one stroke
record Stroke(double[] path, double radius, Colour colour, Colour second, boolean tapered) {

    Stroke {
        if (path.length < 4 || path.length % 2 != 0) {
            throw new IllegalArgumentException(path.length + " numbers are no path: pairs, at least two");
        }
        if (!(radius > 0)) {
            throw new IllegalArgumentException("a radius of " + radius + " isn't above 0");
        }
    }

    /** From a place both ways along a flow, which may waver. */
    static double[] along(Flow flow, double x, double y, double length, double step) {
        int half = Math.max(1, (int) Math.round(length / step / 2));
        double[] path = new double[2 * (2 * half + 1)];
        for (int way = -1; way <= 1; way += 2) {
            double px = x;
            double py = y;
            double angle = flow.angle(x, y) + (way < 0 ? Math.PI : 0);
            path[2 * half] = x;
            path[2 * half + 1] = y;
            for (int i = 1; i <= half; i++) {
                double next = flow.angle(px, py);
                angle = Math.cos(next - angle) < 0 ? next + Math.PI : next;
                px += step * Math.cos(angle);
                py += step * Math.sin(angle);
                path[2 * (half + way * i)] = px;
                path[2 * (half + way * i) + 1] = py;
            }
        }
        return path;
    }

    /** A short straight dab. */
    static double[] dab(double x, double y, double angle, double length) {
        double dx = length / 2 * Math.cos(angle);
        double dy = length / 2 * Math.sin(angle);
        return new double[] {x - dx, y - dy, x + dx, y + dy};
    }

    int length() {
        return path.length / 2;
    }

    double x(int i) {
        return path[2 * i];
    }

    double y(int i) {
        return path[2 * i + 1];
    }
}
