package io.impasto.gallery;

import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.random.RandomGenerator;

/** Chalk cliffs and the sea before them; the light comes from the left. */
final class Headland {

    static final double HORIZON = 316;

    private static final double BOTTOM = 576;

    private Headland() {}

    static Colour sea(Noise noise, double x, double y) {
        double depth = (y - HORIZON) / (BOTTOM - HORIZON);
        Colour colour =
                Ramp.of(0x7fb0c8, 0x3f8fb0, 0x2a7a9f, 0x1f5f8a, 0x2a8a96).at(depth);
        double swell = noise.fractal(x / (40 + 110 * depth), y / (4 + 17 * depth), 3);
        colour = colour.mixed(
                swell > 0 ? Colour.of(0xa8dcd8) : Colour.of(0x173f70), Math.min(0.6, 0.9 * Math.abs(swell)));
        double foam = noise.ridged(x / (24 + 50 * depth) + 4, y / (3 + 11 * depth), 3);
        double near = Math.max(0, 1 - (edge(noise, y) - x) / (60 + 90 * depth));
        double sun = Math.exp(-Math.pow((x - 60) / (40 + 90 * depth), 2));
        colour = colour.mixed(Colour.of(0xfff0cc), sun * Math.max(0, Math.min(0.9, 1.5 * swell + 0.25)));
        double white = Math.max(0, foam - 0.93 + 0.38 * near) * 5;
        return colour.mixed(Colour.of(0xf6faf4), Math.min(0.95, white));
    }

    /** Where the cliff's foot meets the sea. */
    private static double edge(Noise noise, double y) {
        return 424 - 0.62 * (y - HORIZON) + 24 * noise.fractal(y / 34, 12, 3);
    }

    private static double top(Noise noise, double x) {
        double rise = Math.max(0, Math.min(1, (x - 330) / 90));
        return 330
                - 72 * rise * (2 - rise)
                - 10 * Math.sin(x / 80)
                + 7 * noise.fractal(x / 26, 3, 3)
                + 0.06 * (x - 400);
    }

    /** Where the grass on top ends and the chalk falls off. */
    private static double brow(Noise noise, double x) {
        return top(noise, x) + Math.max(0, (x - 380)) * 0.36 + 7 * noise.fractal(x / 20, 9, 3) + 5;
    }

    static Colour land(Noise noise, double x, double y, Colour there) {
        double far = HORIZON - 24 * Math.exp(-Math.pow((x - 20) / 110, 2)) - 4 * noise.fractal(x / 20, 30, 3);
        if (x < 170 && y > far && y < HORIZON + 2) {
            return Colour.of(0xa9b0c0).mixed(Colour.of(0xe6d6c0), Math.max(0, noise.fractal(x / 9, y / 30, 2)));
        }
        if (x < 336 || y < top(noise, x) || x < edge(noise, y)) {
            return there;
        }
        if (y < brow(noise, x)) {
            Colour grass = Colour.of(0x5f8a3f).mixed(Colour.of(0xb8b858), 0.5 + 0.5 * noise.fractal(x / 60, y / 14, 3));
            return grass.mixed(Colour.of(0x2f5a4a), Math.max(0, -noise.fractal(x / 30, y / 9, 3)));
        }
        double bed = noise.fractal(x / 90, (y + 0.12 * x) / 8, 3);
        double buttress = noise.fractal((x + 0.25 * y + 9 * bed) / 64, y / 120, 5);
        double before = noise.fractal((x + 8 + 0.25 * y + 9 * bed) / 64, (y + 3) / 120, 5);
        double light = 0.58
                + 1.7 * (buttress - before)
                + 0.16 * bed
                - (x - 420) / 1700
                - Math.exp(-(y - brow(noise, x)) / 7) * 0.25;
        Colour chalk = Ramp.of(0x4a4a68, 0x84789a, 0xb8a494, 0xe6d6b8, 0xfdf3dc).at(light);
        double crack = Math.max(0, noise.ridged((x + 0.3 * y) / 30, y / 70 + x / 200, 3) - 0.86) * 5;
        chalk = chalk.mixed(Colour.of(0x3f3a5a), Math.min(0.75, crack));
        double wet = Math.max(0, 1 - (x - edge(noise, y)) / 26);
        return chalk.mixed(Colour.of(0x3a4a52), 0.6 * wet);
    }

    /** Stacks off the cliff, with surf round them. */
    static void rocks(Graphics2D g, Noise noise, RandomGenerator random) {
        double[][] rocks = {
            {352, 386, 30, 40}, {318, 398, 18, 20}, {262, 452, 34, 26}, {226, 462, 16, 12}, {130, 500, 22, 14}
        };
        for (double[] rock : rocks) {
            for (int i = 0; i < 60; i++) {
                double angle = 2 * Math.PI * random.nextDouble();
                double way = 0.8 + 0.7 * random.nextDouble();
                double r = 1.5 + 4 * random.nextDouble();
                g.setColor(Colour.of(0xf4faf4).awt(0.75));
                g.fill(new Ellipse2D.Double(
                        rock[0] + rock[2] * way * Math.cos(angle) - 1.8 * r,
                        rock[1] + 0.28 * rock[2] * way * Math.sin(angle) - 0.5 * r,
                        3.6 * r,
                        r));
            }
            Curve top = Curve.graph(
                    rock[0] - rock[2],
                    rock[0] + rock[2],
                    x -> rock[1]
                            - rock[3]
                                    * Math.pow(Math.max(0, 1 - Math.abs(x - rock[0] + 0.2 * rock[2]) / rock[2]), 0.8)
                                    * (1 + 0.6 * noise.fractal(x / 9, rock[1], 3)));
            g.setPaint(new GradientPaint(
                    (float) (rock[0] - rock[2]),
                    0,
                    Colour.of(0xd9c8ac).awt(1),
                    (float) (rock[0] + rock[2]),
                    0,
                    Colour.of(0x44466a).awt(1)));
            g.fill(top.downTo(rock[1] + 2));
            g.setColor(Colour.of(0xf8fcf8).awt(0.95));
            g.fill(Curve.graph(
                            rock[0] - rock[2] * 1.15,
                            rock[0] + rock[2] * 1.15,
                            x -> rock[1] + 1.5 + 1.5 * noise.at(x / 6, 3))
                    .line(u -> 2 + 4.5 * Math.sin(Math.PI * u)));
        }
    }
}
