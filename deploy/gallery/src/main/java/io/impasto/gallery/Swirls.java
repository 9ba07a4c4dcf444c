package io.impasto.gallery;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.random.RandomGenerator;

/** Dusk wind over wheat: curved impasto strokes, blue against orange. */
final class Swirls implements Painting {

    private static final Frame FRAME = new Frame(768, 608);
    private static final double HORIZON = 398;

    private static final Ramp SKY = Ramp.of(
            0x14215c, 0x1d3c92, 0x2560b8, 0x2f93b8, 0x6fc0b4, 0xe9dfae, 0xf0a868, 0xd9705a, 0x6a4a94, 0x23357f,
            0x1f4fa6, 0x2f86c0, 0x7cc8c0, 0x2a6fb9, 0x14215c);
    private static final Ramp FIELD = Ramp.of(
            0xb5651d, 0xd98a1f, 0xf0b632, 0xf7d568, 0xe9a12c, 0xc06f1e, 0x4a3a6a, 0x8f5a22, 0xe2a534, 0xf6cf5c,
            0xcf7d22);
    private static final Colour GLOW = Colour.of(0xffdf7a);
    private static final Colour EMBER = Colour.of(0xee6a2a);

    private static final double[][] STARS = {{588, 124, 66}, {372, 58, 15}, {62, 72, 17}, {708, 250, 15}};

    @Override
    public String name() {
        return "swirls";
    }

    @Override
    public String title() {
        return "Evening Wind";
    }

    @Override
    public Canvas paint(int size, RandomGenerator random) {
        Noise noise = new Noise(random);
        Whirls sky = new Whirls(
                List.of(
                        new Whirls.Whirl(232, 168, 138, 5.6),
                        new Whirls.Whirl(438, 290, 84, -4.6),
                        new Whirls.Whirl(588, 124, 84, -4.2),
                        new Whirls.Whirl(60, 330, 70, -3.4),
                        new Whirls.Whirl(704, 300, 66, 3.6)),
                0.16,
                noise);
        Canvas picture = new Canvas(FRAME, size, Colour.of(0x1d3c92));
        picture.shade((x, y, there) -> sky(sky, noise, x, y));
        picture.draw(g -> hills(g, noise));
        picture.shade((x, y, there) -> y < field(x, noise) ? there : wheat(noise, x, y));
        picture.draw(g -> trees(g, random));

        Flow flow = (x, y) -> y < HORIZON - 40 ? starry(sky, x, y) : ground(noise, x, y);
        Flow led = new EdgeFlow(picture, 6, flow);
        Canvas canvas = new Canvas(FRAME, size, Colour.of(0x6b4a2a));
        canvas.shade((x, y, there) -> there.brighter(1 + 0.15 * noise.fractal(x / 9, y / 9, 3)));
        new Layering(
                        canvas,
                        picture,
                        (x, y) -> y < HORIZON - 40 ? flow.angle(x, y) : led.angle(x, y),
                        Brush.Handling.OIL,
                        random)
                .layer(new Layering.Layer(11, 1.0, -1, 14, 0.3))
                .layer(new Layering.Layer(6, 1.1, 0.05, 15, 0.6))
                .layer(new Layering.Layer(3.8, 1.5, 0.09, 14, 0.7))
                .layer(new Layering.Layer(2.3, 2.0, 0.17, 12, 0.6));
        canvas.light(0.75);
        return canvas;
    }

    private static Colour sky(Whirls whirls, Noise noise, double x, double y) {
        double band = whirls.band(x, y) / 172 + 0.12 * noise.at(x / 40, y / 40);
        Colour colour = SKY.at(band - Math.floor(band));
        double dusk = Math.max(0, (y - 250) / 170);
        colour = colour.mixed(Colour.of(0xf2b266), 0.75 * dusk * dusk);
        for (double[] star : STARS) {
            double d = Math.hypot(x - star[0], y - star[1]) / star[2];
            double ring = 0.5 + 0.5 * Math.cos(d * 7);
            double glow = Math.exp(-d * d * 0.55);
            colour = colour.mixed(
                    d < 0.9 ? GLOW : EMBER.mixed(GLOW, 0.35 + 0.65 * ring),
                    Math.min(1, 1.35 * glow) * (0.55 + 0.45 * ring));
        }
        return colour;
    }

    /** Round each star, and with the wind between them. */
    private static double starry(Whirls sky, double x, double y) {
        double angle = sky.angle(x, y);
        double cos = Math.cos(2 * angle);
        double sin = Math.sin(2 * angle);
        for (double[] star : STARS) {
            double d = Math.hypot(x - star[0], y - star[1]) / star[2];
            double weight = 6 * Math.exp(-d * d * 0.5);
            double round = 2 * (Math.atan2(y - star[1], x - star[0]) + Math.PI / 2);
            cos += weight * Math.cos(round);
            sin += weight * Math.sin(round);
        }
        return Math.atan2(sin, cos) / 2;
    }

    private static double field(double x, Noise noise) {
        return HORIZON + 62 + 20 * Math.sin(x / 150 + 0.6) + 10 * noise.at(x / 90, 3.3);
    }

    private static Colour wheat(Noise noise, double x, double y) {
        double depth = (y - HORIZON) / 210;
        double row = furrow(noise, x, y) / (34 + 46 * depth);
        Colour colour = FIELD.at((row - Math.floor(row)) * 0.999);
        double poppy = noise.at(x / 11 + 90, y / 8);
        if (poppy > 0.72 && depth > 0.45) {
            return Colour.of(0xc8341e);
        }
        return colour.mixed(Colour.of(0x7a3f2a), 0.3 * Math.max(0, depth - 0.55))
                .brighter(0.88 + 0.2 * noise.at(x / 70, y / 30));
    }

    /** Across the rows of wheat, units. */
    private static double furrow(Noise noise, double x, double y) {
        return y + 30 * Math.sin(x / 118 + y / 62) + 16 * noise.at(x / 60, y / 60);
    }

    private static double ground(Noise noise, double x, double y) {
        if (y < HORIZON + 40) {
            return 0.35 * Math.cos(x / 95) + 0.3 * noise.at(x / 60, y / 60);
        }
        double dx = furrow(noise, x + 2, y) - furrow(noise, x - 2, y);
        double dy = furrow(noise, x, y + 2) - furrow(noise, x, y - 2);
        return Math.atan2(-dx, dy);
    }

    private static void hills(Graphics2D g, Noise noise) {
        int[] colours = {0x4a5fa8, 0x33508f, 0x2c6b78, 0x3d7a52, 0x6f8f3c};
        for (int i = 0; i < colours.length; i++) {
            double base = HORIZON - 52 + 25 * i;
            Path2D hill = new Path2D.Double();
            hill.moveTo(0, FRAME.height());
            for (int x = 0; x <= FRAME.width(); x += 4) {
                double swell = (34 - 5 * i) * Math.sin(x / (120.0 - 9 * i) + 2.1 * i) + 15 * noise.at(x / 70.0, 10 * i);
                hill.lineTo(x, base - swell);
            }
            hill.lineTo(FRAME.width(), FRAME.height());
            hill.closePath();
            g.setColor(Colour.of(colours[i]).awt(1));
            g.fill(hill);
        }
        houses(g);
    }

    /** A village with lit gables and a steeple. */
    private static void houses(Graphics2D g) {
        g.setColor(Colour.of(0x8f86bc).awt(1));
        g.fillRect(530, 384, 20, 64);
        g.setColor(Colour.of(0xf2d49a).awt(1));
        g.fillRect(541, 384, 9, 64);
        g.setColor(Colour.of(0xc8452a).awt(1));
        g.fillPolygon(new int[] {526, 540, 554}, new int[] {386, 330, 386}, 3);
        int[][] houses = {
            {410, 456, 40, 22}, {452, 450, 48, 28}, {500, 446, 40, 32}, {552, 450, 50, 27}, {602, 448, 38, 24}
        };
        for (int[] h : houses) {
            g.setColor(Colour.of(0x5f63a6).awt(1));
            g.fillRect(h[0], h[1] - h[3], h[2], h[3] + 10);
            g.setColor(Colour.of(0xf6dba4).awt(1));
            g.fillRect(h[0] + h[2] / 2, h[1] - h[3], h[2] / 2, h[3] + 10);
            g.setColor(Colour.of(0xd9562a).awt(1));
            g.fillPolygon(
                    new int[] {h[0] - 4, h[0] + h[2] / 2, h[0] + h[2] + 4},
                    new int[] {h[1] - h[3], h[1] - h[3] - 21, h[1] - h[3]},
                    3);
            g.setColor(GLOW.awt(1));
            g.fillRect(h[0] + h[2] / 4 - 4, h[1] - h[3] + 8, 8, 10);
            g.setColor(Colour.of(0x4a3a6a).awt(1));
            g.fillRect(h[0] + 3 * h[2] / 4 - 4, h[1] - h[3] + 8, 7, 10);
        }
    }

    /** Autumn trees that lean in the wind. */
    private static void trees(Graphics2D g, RandomGenerator random) {
        double[][] trees = {{96, 556, 226, 92}, {186, 520, 96, 40}, {664, 520, 120, 50}, {716, 500, 70, 30}};
        int[] leaves = {0x1c2f4a, 0x224a4a, 0x7a2f2f, 0xb5472a, 0xd96a2a, 0xf09a3a, 0xf7c85a};
        for (double[] tree : trees) {
            double x = tree[0];
            double y = tree[1];
            double high = tree[2];
            double wide = tree[3];
            g.setColor(Colour.of(0x1d2136).awt(1));
            g.fill(Curve.through(
                            x,
                            y,
                            x - 0.04 * high,
                            y - 0.3 * high,
                            x + 0.06 * high,
                            y - 0.55 * high,
                            x + 0.16 * high,
                            y - 0.8 * high)
                    .line(u -> 0.11 * high * (1.15 - u)));
            g.fill(Curve.through(x, y - 0.3 * high, x - 0.12 * high, y - 0.5 * high, x - 0.16 * high, y - 0.66 * high)
                    .line(u -> 0.05 * high * (1.15 - u)));
            for (int i = 0; i < 150; i++) {
                double angle = 2 * Math.PI * random.nextDouble();
                double way = Math.sqrt(random.nextDouble());
                double dx = wide * way * Math.cos(angle);
                double dy = 0.62 * wide * way * Math.sin(angle);
                double lit = 0.48 + 0.36 * (dx / wide) - 0.5 * (dy / wide) + 0.2 * random.nextGaussian();
                g.setColor(Colour.of(leaves[(int) Math.max(0, Math.min(6, lit * 7))])
                        .awt(1));
                AffineTransform before = g.getTransform();
                g.translate(x + 0.1 * high + dx - 0.25 * dy, y - 0.76 * high + dy);
                g.rotate(-0.35 + 0.5 * random.nextGaussian());
                double r = 0.13 * wide + 2;
                g.fill(new Ellipse2D.Double(-1.7 * r, -0.6 * r, 3.4 * r, 1.2 * r));
                g.setTransform(before);
            }
        }
    }
}
