package io.impasto.gallery;

import java.awt.BasicStroke;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** Two breakers and a red sun, as printed from wood: key lines of varying width, bokashi gradients, grain. */
final class WoodblockWaves implements Painting {

    private static final Frame FRAME = new Frame(768, 544);

    private static final Colour PAPER = Colour.of(0xeadfc4);
    private static final Colour INDIGO = Colour.of(0x16294b);
    private static final Colour PRUSSIAN = Colour.of(0x1f4e7d);
    private static final Colour MID = Colour.of(0x4d86a8);
    private static final Colour PALE = Colour.of(0xa9c8cc);
    private static final Colour FOAM = Colour.of(0xf3ecd9);

    @Override
    public String name() {
        return "woodblock-waves";
    }

    @Override
    public String title() {
        return "Two Breakers";
    }

    @Override
    public Canvas paint(int size, RandomGenerator random) {
        Noise noise = new Noise(random);
        Canvas canvas = new Canvas(FRAME, size, PAPER);
        canvas.draw(g -> sky(g, noise));
        canvas.draw(g -> swells(g, noise, random, 0, 3));
        Breaker great = new Breaker(
                Curve.through(-60, 520, -30, 380, 20, 262, 92, 160, 190, 88, 296, 62, 392, 84, 446, 142, 448, 204),
                Curve.through(
                        420, 560, 330, 500, 258, 430, 226, 350, 236, 268, 284, 206, 344, 178, 402, 182, 448, 204));
        Breaker small = new Breaker(
                Curve.through(840, 520, 812, 430, 778, 352, 722, 296, 654, 272, 596, 288, 562, 330, 566, 368),
                Curve.through(560, 580, 620, 520, 660, 468, 672, 418, 656, 372, 624, 348, 590, 348, 566, 368));
        canvas.draw(g -> great.print(g, noise, random));
        canvas.draw(g -> small.print(g, noise, random));
        canvas.draw(g -> swells(g, noise, random, 3, 6));
        canvas.draw(g -> spray(g, random));
        canvas.draw(g -> plovers(g, random));
        Ground.woodGrain(canvas, noise, PAPER);
        Ground.paper(canvas, noise, random, 0.5);
        canvas.light(0.25);
        return canvas;
    }

    private static void sky(Graphics2D g, Noise noise) {
        g.setPaint(new GradientPaint(
                0, 0, INDIGO.awt(1), 0, 105, Colour.of(0x6f93a4).awt(0.45)));
        g.fillRect(0, 0, FRAME.width(), 105);
        g.setPaint(new GradientPaint(0, 105, Colour.of(0x6f93a4).awt(0.45), 0, 215, PAPER.awt(0)));
        g.fillRect(0, 105, FRAME.width(), 110);
        g.setPaint(new GradientPaint(
                0, 215, Colour.of(0xe9a36a).awt(0), 0, 380, Colour.of(0xe08a55).awt(0.85)));
        g.fillRect(0, 215, FRAME.width(), 200);
        g.setPaint(new GradientPaint(
                0, 120, Colour.of(0xb02a22).awt(1), 0, 280, Colour.of(0xe2603a).awt(1)));
        g.fill(new Ellipse2D.Double(458, 118, 148, 148));
        int[][] mists = {
            {520, 226, 330},
            {600, 246, 240},
            {430, 206, 150},
            {560, 120, 300},
            {640, 138, 200},
            {10, 70, 150},
            {470, 46, 210},
            {580, 62, 150}
        };
        for (int[] mist : mists) {
            double wave = 4 * noise.at(mist[0] / 50.0, 2);
            g.setColor(FOAM.awt(0.92));
            g.fill(Curve.graph(mist[0], mist[0] + mist[2], x -> mist[1] + 6.5 + wave)
                    .line(u -> 13.5 * Math.pow(Math.min(1, Math.min(u, 1 - u) * mist[2] / 14), 0.5)
                            + 2.2 * noise.at(u * mist[2] / 30, mist[0])));
            g.setColor(INDIGO.awt(0.7));
            Curve under = Curve.graph(
                    mist[0] + 8, mist[0] + mist[2] - 6, x -> mist[1] + 13 + wave + 0.8 * noise.at(x / 30, 7));
            g.fill(under.line(u -> 0.5 + 1.3 * Math.sin(Math.PI * u)));
        }
        Curve island = Curve.through(470, 352, 520, 340, 556, 318, 590, 326, 640, 340, 700, 352);
        g.setColor(Colour.of(0x6d7f94).awt(1));
        g.fill(island.downTo(420));
        g.setColor(INDIGO.awt(1));
        g.fill(island.line(width(1.6, noise, 5)));
    }

    /** A key line, as wide as the knife left it. */
    static DoubleUnaryOperator width(double usual, Noise noise, double seed) {
        return u -> usual * (0.75 + 0.55 * noise.at(u * 7, seed)) * (0.35 + 0.65 * Math.min(1, 6 * Math.min(u, 1 - u)));
    }

    private static void swells(Graphics2D g, Noise noise, RandomGenerator random, int from, int to) {
        for (int i = from; i < to; i++) {
            double base = 352 + 33 * i + (i >= 3 ? 8 : 0);
            double high = 9 + 4.5 * i;
            double shift = 2.3 * i;
            int row = i;
            DoubleUnaryOperator crest = x -> base
                    - high * Math.pow(Math.abs(Math.sin(x / (64.0 + 13 * row) + shift)), 1.6)
                    - 8 * noise.at(x / 120, row * 9.1);
            Curve top = Curve.graph(-20, FRAME.width() + 20, crest);
            g.setPaint(new GradientPaint(
                    0,
                    (float) (base - high),
                    (i % 2 == 0 ? MID : PRUSSIAN).awt(1),
                    0,
                    (float) base + 62,
                    INDIGO.awt(1)));
            g.fill(top.downTo(FRAME.height() + 40));
            for (int k = 1; k < 7; k++) {
                double down = k * (6.5 + 1.1 * i);
                Curve stripe =
                        Curve.graph(-20, FRAME.width() + 20, x -> crest.applyAsDouble(x) * 0.92 + base * 0.08 + down);
                g.setColor((k % 2 == 0 ? PALE : MID).awt(0.85 - 0.09 * k));
                g.fill(stripe.line(u ->
                        Math.max(0, (1.2 + 0.35 * row) * (0.5 + 1.4 * noise.at(u * 14, row * 3.0 + down)))));
            }
            g.setColor(FOAM.awt(1));
            g.fill(top.line(u -> 2.5 + 0.8 * row + 2.2 * noise.at(u * 16, row)));
            g.setColor(INDIGO.awt(1));
            g.fill(Curve.graph(-20, FRAME.width() + 20, x -> crest.applyAsDouble(x) + 2.5 + 0.4 * row)
                    .line(width(2, noise, row)));
            for (int k = 0; k < 26 + 8 * i; k++) {
                double x = FRAME.width() * random.nextDouble();
                double r = 0.8 + 2.2 * random.nextDouble();
                g.setColor(FOAM.awt(1));
                g.fill(new Ellipse2D.Double(
                        x, crest.applyAsDouble(x) + 4 + 16 * random.nextDouble() * random.nextDouble(), 2 * r, 2 * r));
            }
        }
    }

    private static void spray(Graphics2D g, RandomGenerator random) {
        double[][] from = {
            {448, 196, 60}, {380, 86, 46}, {300, 62, 40}, {562, 352, 40}, {610, 284, 34}, {700, 284, 24}, {200, 84, 30}
        };
        for (double[] place : from) {
            for (int i = 0; i < 46; i++) {
                double angle = -Math.PI * random.nextDouble() * 0.95;
                double way = place[2] * Math.sqrt(random.nextDouble()) * 1.1;
                double r = 0.7 + 2.4 * Math.pow(random.nextDouble(), 2);
                double x = place[0] + way * Math.cos(angle);
                double y = place[1] + way * 0.8 * Math.sin(angle);
                g.setColor(FOAM.awt(1));
                Path2D drop = new Path2D.Double(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
                g.fill(drop);
                g.setColor(PRUSSIAN.awt(0.5));
                g.setStroke(new BasicStroke(0.5f));
                g.draw(drop);
            }
        }
    }

    /** A flock over the trough, as small as the print allows. */
    private static void plovers(Graphics2D g, RandomGenerator random) {
        for (int i = 0; i < 13; i++) {
            double x = 286 + 17 * i + 11 * random.nextGaussian();
            double y = 318 - 3.2 * i + 15 * random.nextGaussian();
            double s = 3.4 + 1.6 * random.nextDouble();
            g.setColor(INDIGO.awt(1));
            g.fill(Curve.through(x - 2.1 * s, y - 1.3 * s, x - 0.9 * s, y - 0.9 * s, x, y)
                    .line(u -> 0.3 * s + 0.7 * s * Math.sin(Math.PI * u)));
            g.fill(Curve.through(x, y, x + 0.8 * s, y - 1.2 * s, x + 2 * s, y - 1.9 * s)
                    .line(u -> 0.9 * s * (1.1 - u)));
            g.fill(Curve.through(x - 1.1 * s, y + 0.5 * s, x, y + 0.1 * s, x + 1.2 * s, y - 0.1 * s)
                    .line(u -> s * Math.sin(Math.PI * u)));
        }
    }
}
