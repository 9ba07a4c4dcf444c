package io.impasto.gallery;

import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A lighthouse in red and white, and its keeper's cottages. */
final class LightTower {

    private LightTower() {}

    static void build(Graphics2D g) {
        grounds(g);
        cottage(g, 600, 288, 92, 38);
        cottage(g, 674, 296, 48, 30);
        double x = 520;
        double base = 276;
        double high = 172;
        Path2D shaft = new Path2D.Double();
        shaft.moveTo(x - 27, base);
        shaft.lineTo(x - 17, base - high);
        shaft.lineTo(x + 17, base - high);
        shaft.lineTo(x + 27, base);
        shaft.closePath();
        g.setPaint(new GradientPaint(
                (float) x - 24,
                0,
                Colour.of(0xfffaf0).awt(1),
                (float) x + 24,
                0,
                Colour.of(0x8f98b8).awt(1)));
        g.fill(shaft);
        for (int i = 0; i < 3; i++) {
            double t = 0.14 + 0.3 * i;
            double a = 27 - 10 * t;
            double b = 27 - 10 * (t + 0.15);
            Path2D band = new Path2D.Double();
            band.moveTo(x - a, base - high * t);
            band.quadTo(x, base - high * t + 5, x + a, base - high * t);
            band.lineTo(x + b, base - high * (t + 0.15));
            band.quadTo(x, base - high * (t + 0.15) + 5, x - b, base - high * (t + 0.15));
            band.closePath();
            g.setPaint(new GradientPaint(
                    (float) x - 24,
                    0,
                    Colour.of(0xe2452f).awt(1),
                    (float) x + 24,
                    0,
                    Colour.of(0x6f1f36).awt(1)));
            g.fill(band);
        }
        g.setColor(Colour.of(0x26304f).awt(1));
        g.fill(new Rectangle2D.Double(x - 24, base - high - 5, 48, 7));
        g.setPaint(new GradientPaint(
                (float) x - 13,
                0,
                Colour.of(0xfff2b0).awt(1),
                (float) x + 13,
                0,
                Colour.of(0xe0a040).awt(1)));
        g.fill(new Rectangle2D.Double(x - 12, base - high - 28, 24, 24));
        g.setColor(Colour.of(0x26304f).awt(1));
        for (int i = 0; i < 4; i++) {
            g.fill(new Rectangle2D.Double(x - 13 + 8.3 * i, base - high - 29, 1.8, 25));
        }
        for (int i = 0; i < 9; i++) {
            g.fill(new Rectangle2D.Double(x - 24 + 5.8 * i, base - high - 15, 1.2, 11));
        }
        g.fill(new Rectangle2D.Double(x - 24, base - high - 16, 48, 1.6));
        g.setColor(Colour.of(0xb8322a).awt(1));
        g.fill(new Arc2D.Double(x - 16, base - high - 44, 32, 34, 0, 180, Arc2D.PIE));
        g.fill(new Ellipse2D.Double(x - 3, base - high - 50, 6, 8));
        g.setColor(Colour.of(0x2a3555).awt(1));
        g.fill(new Rectangle2D.Double(x - 5, base - 68, 7, 12));
        g.fill(new Rectangle2D.Double(x - 4, base - 120, 6, 11));
        g.fill(new Rectangle2D.Double(x - 6, base - 19, 11, 19));
    }

    /** A path to the door, a fence along the brow, shadows towards the right. */
    private static void grounds(Graphics2D g) {
        g.setColor(Colour.of(0xd9c49a).awt(0.95));
        g.fill(Curve.through(522, 275, 548, 290, 610, 297, 680, 312, 790, 352).line(u -> 5 + 13 * u));
        g.setColor(Colour.of(0x9a8a5a).awt(0.6));
        g.fill(Curve.through(524, 277, 548, 294, 610, 302, 680, 319, 790, 364).line(u -> 1.2 + 2 * u));
        g.setColor(Colour.of(0x27474f).awt(0.55));
        g.fill(Curve.through(520, 274, 570, 277, 610, 281).line(u -> 13 - 6 * u));
        g.fill(Curve.through(640, 289, 730, 301, 768, 306).line(u -> 12 - 7 * u));
        g.setColor(Colour.of(0xf0e6d0).awt(1));
        for (int i = 0; i < 15; i++) {
            double x = 462 + 20 * i;
            double y = 282 + 4.6 * i + 3 * Math.sin(i);
            g.fill(new Rectangle2D.Double(x, y - 11, 2.2, 14));
            if (i > 0) {
                g.fill(Curve.through(x - 19, y - 12.5, x + 2, y - 8).line(u -> 1.3));
                g.fill(Curve.through(x - 19, y - 7.5, x + 2, y - 3).line(u -> 1.3));
            }
        }
    }

    private static void cottage(Graphics2D g, double x, double base, double wide, double high) {
        g.setPaint(new GradientPaint(
                (float) x,
                0,
                Colour.of(0xfff6e6).awt(1),
                (float) (x + wide),
                0,
                Colour.of(0xa8a8bc).awt(1)));
        g.fill(new Rectangle2D.Double(x, base - high, wide, high));
        Path2D roof = new Path2D.Double();
        roof.moveTo(x - 6, base - high + 2);
        roof.lineTo(x + wide * 0.14, base - high - 26);
        roof.lineTo(x + wide * 0.86, base - high - 26);
        roof.lineTo(x + wide + 6, base - high + 2);
        roof.closePath();
        g.setPaint(new GradientPaint(
                (float) x,
                0,
                Colour.of(0xd9663f).awt(1),
                (float) (x + wide),
                0,
                Colour.of(0x7a2f36).awt(1)));
        g.fill(roof);
        g.setColor(Colour.of(0xa8503f).awt(1));
        g.fill(new Rectangle2D.Double(x + wide * 0.66, base - high - 40, 9, 20));
        g.setColor(Colour.of(0x34507a).awt(1));
        for (double wx = x + 9; wx < x + wide - 10; wx += 22) {
            g.fill(new Rectangle2D.Double(wx, base - high + 10, 9, 11));
        }
    }
}
