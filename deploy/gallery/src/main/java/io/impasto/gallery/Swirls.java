package io.impasto.gallery;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.random.RandomGenerator;

/** Dusk wind over wheat: curved impasto strokes, blue against orange. */
final class Swirls implements Painting {

    private static final Frame FRAME = new Frame(768, 608);
    private static final double HORIZON = 398;

    private static final Ramp SKY = Ramp.of(
            0x14215c, 0x1d3c92, 0x2560b8, 0x2f86c0, 0x63b5c4, 0xbfdcc0, 0x3f93c4, 0x1f4fa6, 0x182c74, 0x2a6fb9, 0x86c8c6, 0x2557ae,
            0x14215c);
    private static final Ramp FIELD =
            Ramp.of(0xb5651d, 0xd98a1f, 0xf0b632, 0xf7d568, 0xe9a12c, 0xc06f1e, 0x8f5a22, 0xe2a534, 0xf6cf5c, 0xcf7d22);
    private static final Colour GLOW = Colour.of(0xffe9a0);
    private static final Colour EMBER = Colour.of(0xf59a32);

    private static final double[][] STARS = {
        {598, 112, 60}, {372, 62, 20}, {472, 196, 17}, {704, 236, 22}, {64, 66, 24}, {118, 300, 18}, {300, 262, 15}, {716, 40, 14}, {508, 38, 13}
    };

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
                        new Whirls.Whirl(598, 112, 74, -4.2),
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
        new Layering(canvas, picture, (x, y) -> y < HORIZON - 40 ? flow.angle(x, y) : led.angle(x, y), Brush.Handling.OIL, random)
                .layer(new Layering.Layer(11, 1.0, -1, 14, 0.25))
                .layer(new Layering.Layer(6, 1.1, 0.05, 16, 0.4))
                .layer(new Layering.Layer(3.6, 1.35, 0.07, 16, 0.55))
                .layer(new Layering.Layer(2.2, 1.9, 0.1, 14, 0.5));
        canvas.light(0.55);
        return canvas;
    }

    private static Colour sky(Whirls whirls, Noise noise, double x, double y) {
        double band = whirls.band(x, y) / 150 + 0.12 * noise.at(x / 40, y / 40);
        Colour colour = SKY.at(band - Math.floor(band));
        double dusk = Math.max(0, (y - 250) / 170);
        colour = colour.mixed(Colour.of(0xf2b266), 0.75 * dusk * dusk);
        for (double[] star : STARS) {
            double d = Math.hypot(x - star[0], y - star[1]) / star[2];
            double ring = 0.5 + 0.5 * Math.cos(d * 7);
            double glow = Math.exp(-d * d * 0.55);
            colour = colour.mixed(d < 0.9 ? GLOW : EMBER.mixed(GLOW, 0.35 + 0.65 * ring), Math.min(1, 1.35 * glow) * (0.55 + 0.45 * ring));
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
        double row = (y + 26 * Math.sin(x / 130 + y / 70) + 14 * noise.at(x / 60, y / 40)) / (26 + 50 * depth);
        Colour colour = FIELD.at((row - Math.floor(row)) * 0.999);
        double poppy = noise.at(x / 11 + 90, y / 8);
        if (poppy > 0.72 && depth > 0.45) {
            return Colour.of(0xc8341e);
        }
        return colour.mixed(Colour.of(0x7a3f2a), 0.3 * Math.max(0, depth - 0.55)).brighter(0.88 + 0.2 * noise.at(x / 70, y / 30));
    }

    private static double ground(Noise noise, double x, double y) {
        if (y < HORIZON + 40) {
            return 0.35 * Math.cos(x / 95) + 0.3 * noise.at(x / 60, y / 60);
        }
        return -1.05 + 0.75 * Math.sin(x / 130 + y / 70) + 0.5 * noise.at(x / 80, y / 60);
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

    private static void houses(Graphics2D g) {
        int[][] houses = {{470, 446, 30, 18}, {506, 440, 24, 20}, {536, 448, 32, 17}, {574, 444, 24, 16}, {438, 452, 24, 14}};
        for (int[] h : houses) {
            g.setColor(Colour.of(0x27406f).awt(1));
            g.fillRect(h[0], h[1] - h[3], h[2], h[3] + 8);
            g.setColor(Colour.of(0xd9622b).awt(1));
            g.fillPolygon(
                    new int[] {h[0] - 4, h[0] + h[2] / 2, h[0] + h[2] + 4},
                    new int[] {h[1] - h[3], h[1] - h[3] - 14, h[1] - h[3]},
                    3);
            g.setColor(GLOW.awt(1));
            g.fillRect(h[0] + h[2] / 2 - 3, h[1] - h[3] + 6, 7, 7);
        }
        g.setColor(Colour.of(0x1d2f5e).awt(1));
        g.fillRect(526, 396, 11, 48);
        g.fillPolygon(new int[] {523, 531, 540}, new int[] {398, 350, 398}, 3);
    }

    private static void trees(Graphics2D g, RandomGenerator random) {
        double[][] trees = {{92, 540, 62, 250}, {150, 548, 38, 150}, {648, 506, 40, 104}, {688, 512, 30, 70}};
        for (double[] tree : trees) {
            g.setColor(Colour.of(0x14262f).awt(1));
            Path2D flame = new Path2D.Double();
            flame.moveTo(tree[0] - tree[2] / 2, tree[1]);
            flame.curveTo(tree[0] - tree[2], tree[1] - tree[3] * 0.45, tree[0] - tree[2] * 0.1, tree[1] - tree[3] * 0.7, tree[0] + 5, tree[1] - tree[3]);
            flame.curveTo(tree[0] + tree[2] * 0.25, tree[1] - tree[3] * 0.6, tree[0] + tree[2] * 0.95, tree[1] - tree[3] * 0.4, tree[0] + tree[2] / 2, tree[1]);
            flame.closePath();
            g.fill(flame);
            for (int i = 0; i < 46; i++) {
                double h = random.nextDouble();
                double half = tree[2] * 0.5 * Math.sin(Math.PI * (0.15 + 0.8 * (1 - h)));
                double x = tree[0] + half * (2 * random.nextDouble() - 1);
                double y = tree[1] - h * tree[3] * 0.92;
                int[] greens = {0x1f5a4a, 0x2f7a4f, 0x173a5c, 0x0f1d2a, 0x8a6a2a};
                g.setColor(Colour.of(greens[random.nextInt(greens.length)]).awt(1));
                g.fill(new Ellipse2D.Double(x - 3, y - 13, 6, 26));
            }
        }
    }
}
