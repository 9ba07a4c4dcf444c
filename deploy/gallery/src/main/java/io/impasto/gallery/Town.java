package io.impasto.gallery;

import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;

/** An old town on a shore: gables, towers, lit windows; the light comes from the right. */
final class Town {

    private static final int[] WALLS = {0xd9b48f, 0xe6cfa8, 0xc98f76, 0xb9a3a0, 0xe0a878, 0xcfc0b0};
    private static final int[] ROOFS = {0x8a3b30, 0xa34a34, 0x6f3440, 0x5a4058, 0x9a5a3a};
    private static final Colour LAMP = Colour.of(0xffdf80);
    private static final Colour DUSK = Colour.of(0x2f3560);

    private Town() {}

    static void build(Graphics2D g, double shore, RandomGenerator random) {
        tower(g, 214, shore - 44, 46, 150, 74, 0xcfae90, 0x56405f);
        row(g, 96, 560, shore - 34, 30, 0.86, random);
        tower(g, 388, shore - 22, 34, 118, 42, 0xd9bd9a, 0x8a3b30);
        keep(g, 478, shore - 10, 74, 112);
        row(g, 60, 640, shore - 12, 36, 1, random);
        tower(g, 120, shore - 4, 36, 92, 46, 0xc9a088, 0x6f3440);
        row(g, 34, 690, shore + 2, 42, 0.8, random);
        quay(g, shore, random);
    }

    private static void row(
            Graphics2D g, double from, double to, double base, double usual, double high, RandomGenerator random) {
        double x = from;
        while (x < to) {
            double wide = usual * (0.7 + 0.6 * random.nextDouble());
            house(g, x, base + 3 * random.nextGaussian(), wide, high * (30 + 22 * random.nextDouble()), random);
            x += wide * (0.86 + 0.5 * Math.pow(random.nextDouble(), 3));
        }
    }

    private static void house(Graphics2D g, double x, double base, double wide, double high, RandomGenerator random) {
        Colour wall = Colour.of(WALLS[random.nextInt(WALLS.length)]);
        Colour roof = Colour.of(ROOFS[random.nextInt(ROOFS.length)]).jittered(random, 0.15, 0.2, 0.2);
        g.setPaint(new GradientPaint(
                (float) x,
                0,
                wall.mixed(DUSK, 0.5).awt(1),
                (float) (x + wide),
                0,
                wall.mixed(Colour.of(0xffc080), 0.25).awt(1)));
        g.fill(new Rectangle2D.Double(x, base - high, wide, high + 8));
        double pitch = wide * (0.5 + 0.3 * random.nextDouble());
        boolean gable = random.nextDouble() < 0.55;
        Path2D top = new Path2D.Double();
        top.moveTo(x - 2, base - high);
        if (gable) {
            top.lineTo(x + wide / 2, base - high - pitch);
        } else {
            top.lineTo(x + 4, base - high - pitch * 0.6);
            top.lineTo(x + wide - 4, base - high - pitch * 0.6);
        }
        top.lineTo(x + wide + 2, base - high);
        top.closePath();
        g.setPaint(new GradientPaint(
                (float) x,
                0,
                roof.mixed(DUSK, 0.4).awt(1),
                (float) (x + wide),
                0,
                roof.brighter(1.3).awt(1)));
        g.fill(top);
        g.setColor(DUSK.mixed(Colour.BLACK, 0.3).awt(0.6));
        g.fill(Curve.through(x - 2, base - high, x + wide / 2, base - high + 0.6, x + wide + 2, base - high)
                .line(u -> 1.6));
        if (random.nextDouble() < 0.5) {
            g.setColor(roof.mixed(DUSK, 0.6).awt(1));
            g.fill(new Rectangle2D.Double(x + wide * 0.68, base - high - pitch * 0.75, 4, pitch * 0.5));
        }
        for (double wy = base - high + 7; wy < base - 8; wy += 13) {
            for (double wx = x + 5; wx < x + wide - 6; wx += 9) {
                window(g, wx, wy, 4, 6.5, random.nextDouble() < 0.36);
            }
        }
    }

    private static void window(Graphics2D g, double x, double y, double wide, double high, boolean lit) {
        g.setColor((lit ? LAMP : DUSK.mixed(Colour.of(0x7a6a80), 0.2)).awt(lit ? 1 : 0.85));
        g.fill(new Rectangle2D.Double(x, y, wide, high));
    }

    private static void tower(
            Graphics2D g, double x, double base, double wide, double high, double spire, int wall, int roof) {
        Colour stone = Colour.of(wall);
        double left = x - wide / 2;
        g.setPaint(new GradientPaint(
                (float) left,
                0,
                stone.mixed(DUSK, 0.62).awt(1),
                (float) (left + wide),
                0,
                stone.mixed(Colour.of(0xffc890), 0.35).awt(1)));
        g.fill(new Rectangle2D.Double(left, base - high, wide, high + 10));
        g.setColor(DUSK.awt(0.35));
        for (double y = base - high + 26; y < base; y += 30) {
            g.fill(new Rectangle2D.Double(left - 1, y, wide + 2, 2.2));
        }
        g.setPaint(new GradientPaint(
                (float) left,
                0,
                stone.mixed(DUSK, 0.7).awt(1),
                (float) (left + wide),
                0,
                stone.brighter(1.1).awt(1)));
        g.fill(new Rectangle2D.Double(left - 3, base - high - 5, wide + 6, 7));
        for (int i = 0; i < 2; i++) {
            double wx = left + wide * (0.22 + 0.36 * i);
            g.setColor(LAMP.mixed(Colour.of(0xf0903a), 0.25).awt(1));
            g.fill(new Rectangle2D.Double(wx, base - high + 14, wide * 0.2, 13));
            g.fill(new Arc2D.Double(wx, base - high + 9, wide * 0.2, 10, 0, 180, Arc2D.PIE));
            window(g, wx + 1, base - high + 46, wide * 0.13, 9, false);
            window(g, wx + 1, base - high + 76, wide * 0.13, 9, i == 1);
        }
        Path2D cone = new Path2D.Double();
        cone.moveTo(left - 5, base - high - 4);
        cone.quadTo(x - 3, base - high - spire * 0.4, x, base - high - spire);
        cone.quadTo(x + 3, base - high - spire * 0.4, left + wide + 5, base - high - 4);
        cone.closePath();
        Colour slate = Colour.of(roof);
        g.setPaint(new GradientPaint(
                (float) left,
                0,
                slate.mixed(DUSK, 0.5).awt(1),
                (float) (left + wide),
                0,
                slate.brighter(1.5).awt(1)));
        g.fill(cone);
        g.setColor(Colour.of(0xe8c070).awt(1));
        g.fill(new Rectangle2D.Double(x - 0.8, base - high - spire - 11, 1.6, 13));
    }

    /** A square castle tower with battlements. */
    private static void keep(Graphics2D g, double x, double base, double wide, double high) {
        Colour stone = Colour.of(0xb89a8a);
        double left = x - wide / 2;
        g.setPaint(new GradientPaint(
                (float) left,
                0,
                stone.mixed(DUSK, 0.6).awt(1),
                (float) (left + wide),
                0,
                stone.mixed(Colour.of(0xffc890), 0.3).awt(1)));
        g.fill(new Rectangle2D.Double(left, base - high, wide, high + 10));
        for (int i = 0; i < 6; i++) {
            g.fill(new Rectangle2D.Double(left - 3 + i * (wide - 3) / 5.0, base - high - 11, 9, 14));
        }
        for (int i = 0; i < 3; i++) {
            window(g, left + 12 + 21 * i, base - high + 18, 6, 14, i != 1);
        }
        g.setColor(Colour.of(0xd94a3a).awt(1));
        g.fill(Curve.through(x, base - high - 44, x + 12, base - high - 47, x + 26, base - high - 41)
                .line(u -> 9 * (1 - 0.6 * u)));
        g.setColor(DUSK.awt(1));
        g.fill(new Rectangle2D.Double(x - 1, base - high - 50, 2, 42));
    }

    private static void quay(Graphics2D g, double shore, RandomGenerator random) {
        g.setPaint(new GradientPaint(
                0,
                (float) shore - 9,
                Colour.of(0x6a5560).awt(1),
                0,
                (float) shore,
                Colour.of(0x3a3450).awt(1)));
        g.fill(new Rectangle2D.Double(20, shore - 9, 700, 10));
        for (int i = 0; i < 13; i++) {
            double x = 44 + 52 * i + 8 * random.nextGaussian();
            g.setColor(DUSK.mixed(Colour.BLACK, 0.4).awt(1));
            g.fill(new Rectangle2D.Double(x, shore - 23, 1.5, 16));
            g.setColor(LAMP.awt(1));
            g.fill(new Ellipse2D.Double(x - 1.8, shore - 26, 5, 5));
            g.setColor(LAMP.awt(0.22));
            g.fill(new Ellipse2D.Double(x - 6.5, shore - 31, 14, 14));
        }
    }
}
