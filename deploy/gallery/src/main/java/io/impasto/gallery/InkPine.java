package io.impasto.gallery;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.random.RandomGenerator;

/** The small things in an ink painting: pines of wet strokes and needles, a boat, birds. */
final class InkPine {

    private static final Colour INK = Colour.of(0x17181d);
    private static final Brush.Handling BARK = new Brush.Handling(0.3, 1, 0.6, 0, 0.9);
    private static final Brush.Handling NEEDLE = new Brush.Handling(0, 0.3, 0.2, 0, 0.7);

    private InkPine() {}

    /** @param lean how far the top is to the right, in heights */
    static void grow(Brush brush, double x, double y, double high, double lean, RandomGenerator random) {
        double bend = 0.16 * high * random.nextGaussian();
        Curve trunk = Curve.through(
                x,
                y,
                x + 0.2 * lean * high + bend * 0.4,
                y - 0.35 * high,
                x + 0.35 * lean * high - bend * 0.4,
                y - 0.65 * high,
                x + 0.6 * lean * high,
                y - high);
        limb(brush, trunk, 0.045 * high, random);
        int boughs = 9;
        for (int i = 0; i < boughs; i++) {
            double u = 0.35 + 0.65 * i / (boughs - 1);
            double way = i % 2 == 0 ? 1 : -1;
            double reach = high * (0.42 - 0.24 * (u - 0.35)) * (0.7 + 0.5 * random.nextDouble());
            double bx = trunk.x(u);
            double by = trunk.y(u);
            Curve bough = Curve.through(
                    bx,
                    by,
                    bx + way * 0.5 * reach,
                    by - 0.02 * high + 4 * random.nextGaussian(),
                    bx + way * reach,
                    by - 0.06 * high);
            limb(brush, bough, 0.016 * high, random);
            for (int k = 0; k < 5; k++) {
                double v = 0.25 + 0.75 * k / 4.0;
                cluster(brush, bough.x(v), bough.y(v) - 2, 0.085 * high * (0.8 + 0.5 * random.nextDouble()), random);
            }
        }
        cluster(brush, trunk.x(1), trunk.y(1), 0.1 * high, random);
    }

    private static void limb(Brush brush, Curve curve, double radius, RandomGenerator random) {
        int n = 12;
        double[] path = new double[2 * n];
        for (int i = 0; i < n; i++) {
            path[2 * i] = curve.x((double) i / (n - 1)) + 0.25 * radius * random.nextGaussian();
            path[2 * i + 1] = curve.y((double) i / (n - 1));
        }
        brush.paint(new Stroke(path, Math.max(0.7, radius), INK.mixed(Colour.of(0x6a665e), 0.25), INK, true), BARK);
    }

    /** Needles like an open fan, over a pale wash. */
    private static void cluster(Brush brush, double x, double y, double reach, RandomGenerator random) {
        brush.paint(
                new Stroke(
                        Stroke.dab(x, y - 0.2 * reach, 0, 1.2 * reach), 0.5 * reach, Colour.of(0x6f7068), INK, false),
                new Brush.Handling(0.3, 1, 0.5, 0, 0.32));
        for (int i = 0; i < 22; i++) {
            double angle = -Math.PI * (0.02 + 0.96 * random.nextDouble());
            double length = reach * (0.6 + 0.5 * random.nextDouble());
            double px = x + 0.5 * reach * random.nextGaussian();
            double[] path = {px, y, px + length * Math.cos(angle), y + 0.75 * length * Math.sin(angle)};
            brush.paint(new Stroke(path, 0.55, INK, INK, true), NEEDLE);
        }
    }

    static void boat(Graphics2D g, double x, double y) {
        Path2D hull = new Path2D.Double();
        hull.moveTo(x - 44, y - 7);
        hull.quadTo(x, y + 13, x + 48, y - 9);
        hull.quadTo(x + 4, y + 5, x - 44, y - 7);
        hull.closePath();
        g.setColor(INK.awt(0.92));
        g.fill(hull);
        Path2D mat = new Path2D.Double();
        mat.moveTo(x - 16, y + 1);
        mat.quadTo(x - 6, y - 22, x + 15, y - 1);
        mat.closePath();
        g.setColor(Colour.of(0x4a4740).awt(0.8));
        g.fill(mat);
        g.setColor(INK.awt(0.95));
        g.fill(Curve.through(x + 24, y - 2, x + 26, y - 14, x + 23, y - 22).line(u -> 6.5 - 3 * u));
        g.fill(Curve.through(x + 15, y - 22, x + 23, y - 27, x + 31, y - 21)
                .line(u -> 4.5 * Math.sin(Math.PI * u) + 0.3));
        g.fill(Curve.through(x + 25, y - 15, x + 52, y - 30, x + 82, y - 34).line(u -> 1.3 - 0.7 * u));
        g.setColor(INK.awt(0.35));
        g.fill(Curve.through(x - 40, y + 9, x, y + 16, x + 46, y + 9).line(u -> 5 * Math.sin(Math.PI * u)));
    }

    static void birds(Graphics2D g, RandomGenerator random) {
        g.setColor(INK.awt(0.8));
        for (int i = 0; i < 9; i++) {
            double x = 96 + 15 * i + 6 * random.nextGaussian();
            double y = 118 - 5 * i + 7 * random.nextGaussian();
            double s = 4 + 3 * random.nextDouble();
            g.fill(Curve.through(
                            x - 1.6 * s,
                            y - 0.7 * s,
                            x - 0.6 * s,
                            y - 0.5 * s,
                            x,
                            y,
                            x + 0.7 * s,
                            y - 0.6 * s,
                            x + 1.7 * s,
                            y - 0.5 * s)
                    .line(u -> 1.7 * Math.sin(Math.PI * u) + 0.2));
        }
    }
}
