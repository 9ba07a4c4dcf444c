package io.impasto.gallery;

import java.awt.geom.Path2D;
import java.util.function.DoubleUnaryOperator;

/**
 * A smooth line through places (Catmull–Rom), as many small steps.
 *
 * @param xs units
 * @param ys units, as many
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one drawing
record Curve(double[] xs, double[] ys) {

    private static final int STEPS = 12;

    Curve {
        if (xs.length != ys.length || xs.length < 2) {
            throw new IllegalArgumentException(xs.length + " and " + ys.length + " places are no curve");
        }
    }

    /** Through x and y in turn. */
    static Curve through(double... places) {
        int n = places.length / 2;
        double[] xs = new double[(n - 1) * STEPS + 1];
        double[] ys = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            int at = Math.min(i / STEPS, n - 2);
            double t = (double) i / STEPS - at;
            xs[i] = spline(places, at, t, 0);
            ys[i] = spline(places, at, t, 1);
        }
        return new Curve(xs, ys);
    }

    private static double spline(double[] places, int at, double t, int axis) {
        int last = places.length / 2 - 1;
        double a = places[2 * Math.max(0, at - 1) + axis];
        double b = places[2 * at + axis];
        double c = places[2 * (at + 1) + axis];
        double d = places[2 * Math.min(last, at + 2) + axis];
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
    }

    /** The graph of a function, left to right. */
    static Curve graph(double from, double to, DoubleUnaryOperator y) {
        int n = (int) Math.max(2, (to - from) / 4);
        double[] xs = new double[n + 1];
        double[] ys = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            xs[i] = from + (to - from) * i / n;
            ys[i] = y.applyAsDouble(xs[i]);
        }
        return new Curve(xs, ys);
    }

    /** From the beginning, 0, to the end, 1, by steps. */
    double x(double u) {
        return between(xs, u);
    }

    double y(double u) {
        return between(ys, u);
    }

    private static double between(double[] values, double u) {
        double place = Math.max(0, Math.min(1, u)) * (values.length - 1);
        int low = Math.min((int) place, values.length - 2);
        return values[low] + (values[low + 1] - values[low]) * (place - low);
    }

    /** Radians, as it runs there. */
    double angle(double u) {
        double a = Math.max(0, u - 0.01);
        double b = Math.min(1, u + 0.01);
        return Math.atan2(y(b) - y(a), x(b) - x(a));
    }

    /** Between this and another, by their parts. */
    Curve towards(Curve other, DoubleUnaryOperator share) {
        int n = Math.max(xs.length, other.xs.length);
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double u = (double) i / (n - 1);
            double s = share.applyAsDouble(u);
            x[i] = x(u) + (other.x(u) - x(u)) * s;
            y[i] = y(u) + (other.y(u) - y(u)) * s;
        }
        return new Curve(x, y);
    }

    Curve part(double from, double to) {
        int n = Math.max(8, (int) ((to - from) * xs.length));
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double u = from + (to - from) * i / (n - 1);
            x[i] = x(u);
            y[i] = y(u);
        }
        return new Curve(x, y);
    }

    Curve reversed() {
        double[] x = new double[xs.length];
        double[] y = new double[xs.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = xs[x.length - 1 - i];
            y[i] = ys[x.length - 1 - i];
        }
        return new Curve(x, y);
    }

    /** The area between this and another that runs the same way. */
    Path2D with(Curve other) {
        Path2D path = new Path2D.Double();
        path.moveTo(xs[0], ys[0]);
        append(path, 1);
        other.reversed().append(path, 0);
        path.closePath();
        return path;
    }

    /** The area down to a level. */
    Path2D downTo(double level) {
        Path2D path = new Path2D.Double();
        path.moveTo(xs[0], level);
        append(path, 0);
        path.lineTo(xs[xs.length - 1], level);
        path.closePath();
        return path;
    }

    private void append(Path2D path, int from) {
        for (int i = from; i < xs.length; i++) {
            path.lineTo(xs[i], ys[i]);
        }
    }

    /** A line as a knife or a brush makes it: of a width that changes from u = 0 to 1. */
    Path2D line(DoubleUnaryOperator width) {
        int n = xs.length;
        double[] lx = new double[n];
        double[] ly = new double[n];
        double[] rx = new double[n];
        double[] ry = new double[n];
        for (int i = 0; i < n; i++) {
            int a = Math.max(0, i - 1);
            int b = Math.min(n - 1, i + 1);
            double dx = xs[b] - xs[a];
            double dy = ys[b] - ys[a];
            double length = Math.max(1e-9, Math.hypot(dx, dy));
            double half = width.applyAsDouble((double) i / (n - 1)) / 2;
            lx[i] = xs[i] - dy / length * half;
            ly[i] = ys[i] + dx / length * half;
            rx[i] = xs[i] + dy / length * half;
            ry[i] = ys[i] - dx / length * half;
        }
        return new Curve(lx, ly).with(new Curve(rx, ry));
    }
}
