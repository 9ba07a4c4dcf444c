package io.impasto.gallery;

import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.random.RandomGenerator;

/**
 * A wave that curls over, printed in flat blues with foam that reaches out in fingers.
 *
 * @param back from the foot over the crest to the tip
 * @param face from the foot up the hollow to the same tip
 */
record Breaker(Curve back, Curve face) {

    private static final Colour INDIGO = Colour.of(0x16294b);
    private static final Colour PRUSSIAN = Colour.of(0x1f4e7d);
    private static final Colour MID = Colour.of(0x4d86a8);
    private static final Colour PALE = Colour.of(0xa9c8cc);
    private static final Colour FOAM = Colour.of(0xf3ecd9);

    private static final int STRIPES = 9;

    void print(Graphics2D g, Noise noise, RandomGenerator random) {
        Shape body = back.with(face);
        g.setPaint(new GradientPaint(0, (float) back.y(0.6), PRUSSIAN.awt(1), 0, 520, INDIGO.awt(1)));
        g.fill(body);
        for (int i = 1; i < STRIPES; i++) {
            double share = (double) i / STRIPES;
            int stripe = i;
            Curve line = back.towards(face, u -> share + 0.03 * noise.at(u * 5, 3.1 * stripe))
                    .part(0.04, 0.96 - 0.1 * share);
            g.setColor((i % 3 == 0 ? PALE : i % 3 == 1 ? MID : FOAM).awt(1));
            g.fill(line.line(u -> Math.max(
                    0.4,
                    (11 - 0.75 * stripe)
                            * Math.sin(Math.PI * Math.min(1, u * 1.1 + 0.03))
                            * (0.75 + 0.5 * noise.at(u * 6, stripe)))));
            g.setColor(INDIGO.awt(1));
            g.fill(line.line(u -> 1.1 + 0.8 * noise.at(u * 9, 40 + stripe)));
        }
        foam(g, noise, random);
        g.setColor(INDIGO.awt(1));
        g.fill(face.line(WoodblockWaves.width(3, noise, 11)));
        g.fill(back.line(WoodblockWaves.width(3.4, noise, 12)));
        fingers(g, noise, random);
    }

    /** The crest's white, with a scalloped lower edge. */
    private void foam(Graphics2D g, Noise noise, RandomGenerator random) {
        Curve crest = back.part(0.3, 1);
        Curve lower = back.towards(
                        face,
                        u -> Math.max(0, Math.min(1, (u - 0.28) * 1.1))
                                * (0.3
                                        + 0.15 * Math.abs(Math.sin(u * 38 + noise.at(u * 9, 3)))
                                        + 0.08 * Math.abs(Math.sin(u * 97))))
                .part(0.3, 1);
        g.setColor(FOAM.awt(1));
        g.fill(crest.with(lower));
        g.setColor(INDIGO.awt(1));
        g.fill(lower.line(WoodblockWaves.width(2, noise, 13)));
        for (int i = 0; i < 16; i++) {
            double u = 0.1 + 0.85 * random.nextDouble();
            Curve inner = crest.towards(lower, v -> 0.35 + 0.4 * noise.at(v * 9, u * 50))
                    .part(Math.max(0, u - 0.07), Math.min(1, u + 0.07));
            g.setColor((i % 2 == 0 ? MID : PALE).awt(1));
            g.fill(inner.line(v -> 2.2 * Math.sin(Math.PI * v)));
        }
    }

    /** Which way round the wave curls: 1 to the right, −1 to the left. */
    private double side() {
        return Math.signum(back.x(1) - back.x(0));
    }

    private void fingers(Graphics2D g, Noise noise, RandomGenerator random) {
        int count = 34;
        for (int i = 0; i < count; i++) {
            double u = 0.5 + 0.5 * i / (count - 1);
            double x = back.x(u);
            double y = back.y(u);
            double lean = side() * (-0.55 + 1.0 * random.nextDouble()) + 0.2 * noise.at(u * 9, 60);
            double reach = (15 + 15 * random.nextDouble()) * (0.6 + 0.6 * (u - 0.5) * 2);
            claw(g, random, x, y, back.angle(u) + lean, reach, 3);
        }
        for (int i = 0; i < 14; i++) {
            double u = 0.72 + 0.28 * i / 13;
            claw(
                    g,
                    random,
                    face.x(u),
                    face.y(u),
                    face.angle(u) + side() * (0.7 + 0.8 * random.nextDouble()),
                    14 + 12 * random.nextDouble(),
                    3);
        }
    }

    /** A hooked finger of foam with smaller ones on its outer side. */
    private void claw(Graphics2D g, RandomGenerator random, double x, double y, double angle, double reach, int depth) {
        double bend = side() * (1.3 + 0.9 * random.nextDouble());
        int n = 9;
        double[] places = new double[2 * n];
        double px = x;
        double py = y;
        for (int i = 0; i < n; i++) {
            places[2 * i] = px;
            places[2 * i + 1] = py;
            double a = angle + bend * Math.pow((double) i / n, 1.5);
            px += reach / n * Math.cos(a);
            py += reach / n * Math.sin(a);
            if (depth > 1 && i > 1 && i % 3 == 0) {
                claw(g, random, px, py, a - side() * (0.5 + 0.5 * random.nextDouble()), reach * 0.5, depth - 1);
            }
        }
        Curve spine = Curve.through(places);
        double thick = reach * 0.36;
        Path2D outline = spine.line(u -> thick * (1 - 0.82 * u) + 1.6);
        g.setColor(INDIGO.awt(1));
        g.fill(outline);
        g.setColor(FOAM.awt(1));
        g.fill(spine.line(u -> Math.max(0.2, thick * (1 - 0.82 * u) - 0.2)));
        g.setColor(PALE.awt(1));
        g.fill(spine.part(0.05, 0.6).line(u -> 0.22 * thick * Math.sin(Math.PI * u)));
    }
}
