package io.impasto.gallery;

import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;

/** A scene to be painted over: a lighthouse on chalk cliffs, a fresh afternoon. */
final class Lighthouse implements Painting {

    private static final Frame FRAME = new Frame(768, 576);
    private static final double HORIZON = 316;

    @Override
    public String name() {
        return "lighthouse";
    }

    @Override
    public String title() {
        return "Lighthouse on the Cliffs";
    }

    @Override
    public Canvas paint(int size, RandomGenerator random) {
        Noise noise = new Noise(random);
        Canvas picture = new Canvas(FRAME, size, Colour.WHITE);
        picture.shade((x, y, there) -> y < HORIZON ? sky(noise, x, y) : sea(noise, x, y));
        picture.draw(g -> ship(g));
        picture.shade((x, y, there) -> land(noise, x, y, there));
        picture.draw(g -> buildings(g));
        picture.draw(g -> meadow(g, noise, random));
        picture.draw(g -> gulls(g));
        Flow flow = new EdgeFlow(picture, 4, (x, y) -> y > HORIZON ? 0.1 * noise.at(x / 40, y / 14) : 0.9 * noise.at(x / 150, y / 110));
        Canvas canvas = new Canvas(FRAME, size, Colour.of(0x9a8468));
        new Layering(canvas, picture, flow, Brush.Handling.GOUACHE, random)
                .layer(new Layering.Layer(7, 0.9, -1, 10, 0.1))
                .layer(new Layering.Layer(3.6, 1, 0.03, 9, 0.14))
                .layer(new Layering.Layer(1.9, 1.1, 0.04, 8, 0.14))
                .layer(new Layering.Layer(1.05, 1.2, 0.05, 8, 0.1));
        canvas.shade((x, y, there) -> there.mixed(picture.at(x, y), 0.35));
        canvas.light(0.35);
        return canvas;
    }

    private static Colour sky(Noise noise, double x, double y) {
        Colour colour = Ramp.of(0x2f6fb8, 0x5a98d0, 0x93c0e0, 0xcfe2e6, 0xf6e2c4).at(y / HORIZON);
        double wx = x + 26 * noise.fractal(x / 60, y / 60, 3);
        double body = noise.fractal(wx / 190 + 1.7, y / 105, 5) + 0.32 - Math.abs(y - 170) / 300;
        double cloud = Math.max(0, Math.min(1, body * 3));
        double lean = noise.fractal((wx + 16) / 190 + 1.7, (y + 20) / 105, 5) + 0.32 - Math.abs(y - 150) / 300 - body;
        Colour white = Colour.of(0x8f9fc4).mixed(Colour.of(0xfff4e0), Math.max(0, Math.min(1, 0.62 + 3.2 * lean)));
        return colour.mixed(white, cloud);
    }

    private static Colour sea(Noise noise, double x, double y) {
        double depth = (y - HORIZON) / (FRAME.height() - HORIZON);
        Colour colour = Ramp.of(0x7fb0c8, 0x3f8fb0, 0x2a7a9f, 0x1f5f8a, 0x2a8a96).at(depth);
        double swell = noise.fractal(x / (40 + 110 * depth), y / (4 + 17 * depth), 3);
        colour = colour.mixed(swell > 0 ? Colour.of(0xa8dcd8) : Colour.of(0x173f70), Math.min(0.6, 0.9 * Math.abs(swell)));
        double foam = noise.ridged(x / (24 + 50 * depth) + 4, y / (3 + 11 * depth), 3);
        double near = Math.max(0, 1 - (edge(noise, y) - x) / (60 + 90 * depth));
        double white = Math.max(0, foam - 0.93 + 0.38 * near) * 5;
        return colour.mixed(Colour.of(0xf6faf4), Math.min(0.95, white));
    }

    /** Where the cliff's foot meets the sea. */
    private static double edge(Noise noise, double y) {
        return 424 - 0.62 * (y - HORIZON) + 24 * noise.fractal(y / 34, 12, 3);
    }

    private static double top(Noise noise, double x) {
        double rise = Math.max(0, Math.min(1, (x - 330) / 90));
        return 330 - 72 * rise * (2 - rise) - 10 * Math.sin(x / 80) + 7 * noise.fractal(x / 26, 3, 3) + 0.06 * (x - 400);
    }

    /** Where the grass on top ends and the chalk falls off. */
    private static double brow(Noise noise, double x) {
        return top(noise, x) + Math.max(0, (x - 380)) * 0.36 + 7 * noise.fractal(x / 20, 9, 3) + 5;
    }

    private static Colour land(Noise noise, double x, double y, Colour there) {
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
        double buttress = noise.fractal((x + 0.25 * y) / 26, y / 150, 4);
        double before = noise.fractal((x + 7 + 0.25 * y) / 26, y / 150, 4);
        double light = 0.58 + 2.3 * (buttress - before) + 0.22 * bed - (x - 420) / 1700 - Math.exp(-(y - brow(noise, x)) / 7) * 0.25;
        Colour chalk = Ramp.of(0x4a4a68, 0x84789a, 0xb8a494, 0xe6d6b8, 0xfdf3dc).at(light);
        double wet = Math.max(0, 1 - (x - edge(noise, y)) / 26);
        return chalk.mixed(Colour.of(0x3a4a52), 0.6 * wet);
    }

    private static void buildings(Graphics2D g) {
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
        g.setPaint(new GradientPaint((float) x - 24, 0, Colour.of(0xfffaf0).awt(1), (float) x + 24, 0, Colour.of(0x8f98b8).awt(1)));
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
            g.setPaint(new GradientPaint((float) x - 24, 0, Colour.of(0xe2452f).awt(1), (float) x + 24, 0, Colour.of(0x6f1f36).awt(1)));
            g.fill(band);
        }
        g.setColor(Colour.of(0x26304f).awt(1));
        g.fill(new Rectangle2D.Double(x - 24, base - high - 5, 48, 7));
        g.setPaint(new GradientPaint((float) x - 13, 0, Colour.of(0xfff2b0).awt(1), (float) x + 13, 0, Colour.of(0xe0a040).awt(1)));
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

    private static void cottage(Graphics2D g, double x, double base, double wide, double high) {
        g.setPaint(new GradientPaint((float) x, 0, Colour.of(0xfff6e6).awt(1), (float) (x + wide), 0, Colour.of(0xa8a8bc).awt(1)));
        g.fill(new Rectangle2D.Double(x, base - high, wide, high));
        Path2D roof = new Path2D.Double();
        roof.moveTo(x - 6, base - high + 2);
        roof.lineTo(x + wide * 0.14, base - high - 26);
        roof.lineTo(x + wide * 0.86, base - high - 26);
        roof.lineTo(x + wide + 6, base - high + 2);
        roof.closePath();
        g.setPaint(new GradientPaint((float) x, 0, Colour.of(0xd9663f).awt(1), (float) (x + wide), 0, Colour.of(0x7a2f36).awt(1)));
        g.fill(roof);
        g.setColor(Colour.of(0xa8503f).awt(1));
        g.fill(new Rectangle2D.Double(x + wide * 0.66, base - high - 40, 9, 20));
        g.setColor(Colour.of(0x34507a).awt(1));
        for (double wx = x + 9; wx < x + wide - 10; wx += 22) {
            g.fill(new Rectangle2D.Double(wx, base - high + 10, 9, 11));
        }
    }

    private static void ship(Graphics2D g) {
        double x = 168;
        double y = 352;
        double[][] sails = {{0, 8, -64, 36}, {-4, 6, -52, -30}, {40, 8, -44, 22}};
        for (double[] sail : sails) {
            Path2D cloth = new Path2D.Double();
            cloth.moveTo(x + sail[0], y - sail[1]);
            cloth.quadTo(x + sail[0] + sail[3] * 0.9, y + sail[2] * 0.5, x + sail[0], y + sail[2]);
            cloth.lineTo(x + sail[0] + sail[3], y - sail[1]);
            cloth.closePath();
            g.setPaint(new GradientPaint((float) x - 30, 0, Colour.of(0xfff6e2).awt(1), (float) x + 60, 0, Colour.of(0xd9b890).awt(1)));
            g.fill(cloth);
        }
        g.setColor(Colour.of(0x4a2f2a).awt(1));
        Path2D hull = new Path2D.Double();
        hull.moveTo(x - 42, y - 5);
        hull.lineTo(x + 66, y - 7);
        hull.quadTo(x + 58, y + 11, x + 36, y + 11);
        hull.lineTo(x - 26, y + 11);
        hull.closePath();
        g.fill(hull);
        g.setColor(Colour.of(0xf4faf6).awt(0.9));
        g.fill(Curve.through(x - 44, y + 11, x, y + 13, x + 74, y + 10).line(u -> 3.6 * Math.sin(Math.PI * u)));
    }

    private static void meadow(Graphics2D g, Noise noise, RandomGenerator random) {
        Curve top = Curve.graph(-10, 780, x -> 560 - 0.16 * Math.max(0, x - 260) - 12 * noise.at(x / 70, 40) - 8 * Math.sin(x / 60) + 26 * Math.exp(-x / 120));
        g.setPaint(new GradientPaint(0, 450, Colour.of(0x7f9a45).awt(1), 0, 580, Colour.of(0x2f5a3a).awt(1)));
        g.fill(top.downTo(600));
        for (int i = 0; i < 900; i++) {
            double x = 768 * random.nextDouble();
            double y = top.y((x + 10) / 790) + 90 * random.nextDouble();
            double high = 12 + 22 * random.nextDouble();
            double lean = 9 + 6 * random.nextGaussian();
            g.setColor(Colour.of(0x3a6a3a).mixed(Colour.of(0xd9cc70), random.nextDouble()).awt(1));
            g.fill(Curve.through(x, y + 6, x + lean * 0.3, y - high * 0.5, x + lean, y - high).line(u -> 2.6 * (1.05 - u)));
        }
        int[] flowers = {0xe8503f, 0xf2c23a, 0xf6ecf4, 0x9a5ac0};
        for (int i = 0; i < 170; i++) {
            double x = 768 * random.nextDouble();
            double y = top.y((x + 10) / 790) + 70 * random.nextDouble() - 10;
            double r = 1.8 + 2.6 * random.nextDouble();
            g.setColor(Colour.of(flowers[random.nextInt(flowers.length)]).awt(1));
            g.fill(new Ellipse2D.Double(x - r, y - 0.8 * r, 2 * r, 1.6 * r));
        }
    }

    private static void gulls(Graphics2D g) {
        double[][] gulls = {{300, 118, 13}, {352, 86, 9}, {398, 142, 8}, {252, 170, 8}, {90, 236, 6}, {640, 110, 10}};
        for (double[] b : gulls) {
            double s = b[2];
            g.setColor(Colour.of(0xfdfaf4).awt(1));
            g.fill(Curve.through(b[0] - 1.8 * s, b[1] - 0.5 * s, b[0] - 0.8 * s, b[1] - 0.6 * s, b[0], b[1], b[0] + 0.8 * s, b[1] - 0.7 * s, b[0] + 1.9 * s, b[1] - 0.3 * s)
                    .line(u -> 0.42 * s * Math.sin(Math.PI * u)));
            g.setColor(Colour.of(0x2f3a50).awt(1));
            g.fill(Curve.through(b[0] + 1.3 * s, b[1] - 0.58 * s, b[0] + 1.9 * s, b[1] - 0.3 * s).line(u -> 0.16 * s));
        }
    }
}
