package io.impasto.gallery;

import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.random.RandomGenerator;

/** What the pointillist saw: a far bank with a bridge, sails on a bright river, a meadow in the shade of trees. */
final class RiverScene {

    static final Frame FRAME = new Frame(768, 544);

    private static final double FAR_BANK = 196;

    private RiverScene() {}

    static Canvas picture(int size, Noise noise, RandomGenerator random) {
        Canvas canvas = new Canvas(FRAME, size, Colour.WHITE);
        canvas.shade((x, y, there) ->
                y < FAR_BANK ? sky(noise, x, y) : y < shore(noise, x) ? river(noise, x, y) : meadow(noise, x, y));
        canvas.draw(g -> farBank(g, noise));
        for (double[] boat : new double[][] {{196, 262, 64}, {268, 226, 36}, {398, 250, 50}, {566, 222, 30}}) {
            canvas.draw(g -> boat(g, boat[0], boat[1], boat[2]));
        }
        canvas.draw(g -> tree(g, random, 690, 470, 1.25));
        canvas.draw(g -> tree(g, random, 596, 392, 0.72));
        canvas.draw(g -> tree(g, random, 30, 400, 0.8));
        canvas.draw(RiverScene::people);
        return canvas;
    }

    private static double shore(Noise noise, double x) {
        return 402 - 0.13 * x + 10 * noise.at(x / 90, 4) + 26 * Math.sin(x / 190.0 + 2.4);
    }

    private static Colour sky(Noise noise, double x, double y) {
        Colour colour =
                Ramp.of(0x6a9ccc, 0x94bcdc, 0xc4d8e2, 0xf7e6c4, 0xfbd9a8).at(y / FAR_BANK);
        double cloud = noise.fractal(x / 150 + 3, y / 58, 4) + 0.15 - Math.abs(y - 90) / 260;
        double puff = Math.max(0, Math.min(1, cloud * 2.6));
        Colour white = Colour.of(0xfff3dc)
                .mixed(Colour.of(0xc9a9cf), Math.max(0, noise.fractal(x / 90, y / 50 - 0.4, 3)) * 1.2);
        return colour.mixed(white, puff);
    }

    private static Colour river(Noise noise, double x, double y) {
        double depth = (y - FAR_BANK) / 200;
        Colour colour =
                Ramp.of(0xb4d0d2, 0x88b4cc, 0x5f92bc, 0x4a78aa, 0x3f6296).at(depth);
        double ripple = noise.fractal(x / 60, y / (4 + 8 * depth), 2);
        colour = colour.mixed(ripple > 0 ? Colour.of(0xd6ecf0) : Colour.of(0x3a5f98), Math.min(0.55, Math.abs(ripple)));
        double sun = Math.exp(-Math.pow((x - 330 - 26 * ripple) / (36 + 46 * depth), 2));
        colour = colour.mixed(Colour.of(0xffe2a0), 0.8 * sun * (0.45 + 0.55 * Math.signum(ripple)));
        double bank = Math.max(0, 1 - (y - FAR_BANK) / (34 + 10 * noise.at(x / 20, 2)));
        return colour.mixed(Colour.of(0x3f7a5a), 0.8 * bank);
    }

    private static Colour meadow(Noise noise, double x, double y) {
        double depth = (y - 300) / 244;
        Colour sunny =
                Ramp.of(0x8fae4a, 0xb9b850, 0xe2c860, 0xf0b27a).at(0.5 + 0.6 * noise.fractal(x / 110, y / 26, 3));
        Colour shady =
                Ramp.of(0x3f7a4a, 0x3f6a78, 0x4a5490, 0x6a4a86).at(0.45 + 0.55 * noise.fractal(x / 70, y / 22, 3));
        double shade = 0.75 * noise.fractal(x / 130 + 7, y / 36, 3)
                + 1.5 * (depth - 0.72)
                + 0.5 * Math.exp(-Math.pow((x - 660) / 110, 2))
                - 0.1;
        Colour colour = sunny.mixed(shady, Math.max(0, Math.min(1, 3.2 * shade + 0.35)));
        double flower = noise.at(x / 6 + 30, y / 5);
        return flower > 0.78 ? colour.mixed(Colour.of(y % 14 < 7 ? 0xe8503a : 0xf6e3ee), 0.9) : colour;
    }

    private static void farBank(Graphics2D g, Noise noise) {
        int[] colours = {0x8aa4c8, 0x6f9aa0, 0x5a8f6a};
        for (int i = 0; i < 3; i++) {
            int row = i;
            Curve hill = Curve.graph(
                    -10,
                    780,
                    x -> FAR_BANK
                            - 40
                            + 15 * row
                            - (22 - 5 * row) * Math.sin(x / (130.0 - 30 * row) + 1.7 * row)
                            - 12 * noise.at(x / (26.0 - 6 * row), row * 5));
            g.setColor(Colour.of(colours[i]).awt(1));
            g.fill(hill.downTo(FAR_BANK + 2));
        }
        Colour stone = Colour.of(0xe6cfa8);
        g.setColor(stone.awt(1));
        g.fillRect(408, 162, 250, 38);
        for (int i = 0; i < 6; i++) {
            g.setColor(Colour.of(0x6f87b8).awt(1));
            g.fill(new Arc2D.Double(414 + 41 * i, 170, 32, 60, 0, 180, Arc2D.PIE));
            g.setColor(Colour.of(0xb98f7a).awt(1));
            g.fillRect(408 + 41 * i, 176, 5, 24);
        }
        int[][] houses = {{132, 168, 30, 28}, {166, 174, 34, 22}, {298, 172, 32, 24}, {334, 164, 24, 32}};
        for (int[] h : houses) {
            g.setColor(Colour.of(0xf6e6cc).awt(1));
            g.fillRect(h[0], h[1], h[2], h[3]);
            g.setColor(Colour.of(0xb79fc0).awt(1));
            g.fillRect(h[0] + 2 * h[2] / 3, h[1], h[2] / 3, h[3]);
            g.setColor(Colour.of(0x5a6a98).awt(1));
            g.fillRect(h[0] + 5, h[1] + 8, 5, 7);
            g.fillRect(h[0] + 14, h[1] + 8, 4, 7);
            g.setColor(Colour.of(0xd9663f).awt(1));
            g.fillPolygon(new int[] {h[0] - 3, h[0] + h[2] / 2, h[0] + h[2] + 3}, new int[] {h[1], h[1] - 11, h[1]}, 3);
        }
    }

    private static void boat(Graphics2D g, double x, double y, double high) {
        for (int way = 1; way >= -1; way -= 2) {
            // Downwards it is the reflection.
            double a = way > 0 ? 1 : 0.42;
            Path2D sail = new Path2D.Double();
            sail.moveTo(x, y - 4 * way);
            sail.quadTo(x + 0.3 * high, y - way * 0.5 * high, x + 0.04 * high, y - way * high);
            sail.lineTo(x, y - 4 * way);
            sail.moveTo(x + 0.06 * high, y - 5 * way);
            sail.quadTo(x + 0.5 * high, y - way * 0.35 * high, x + 0.07 * high, y - way * 0.9 * high);
            sail.closePath();
            g.setColor(Colour.of(0xfff4e0).awt(a));
            g.fill(sail);
            Path2D jib = new Path2D.Double();
            jib.moveTo(x - 0.04 * high, y - 4 * way);
            jib.quadTo(x - 0.24 * high, y - way * 0.3 * high, x, y - way * 0.8 * high);
            jib.closePath();
            g.setColor(Colour.of(0xf2b98a).awt(a));
            g.fill(jib);
        }
        g.setColor(Colour.of(0x5a2f4a).awt(1));
        g.fill(new Arc2D.Double(x - 0.34 * high, y - 0.12 * high, 0.74 * high, 0.2 * high, 180, 180, Arc2D.CHORD));
    }

    private static void tree(Graphics2D g, RandomGenerator random, double x, double y, double s) {
        g.setColor(Colour.of(0x4a2f4f).awt(1));
        g.fill(Curve.through(x, y + 10, x - 5 * s, y - 80 * s, x + 8 * s, y - 170 * s, x - 6 * s, y - 260 * s)
                .line(u -> 22 * s * (1.15 - u)));
        g.fill(Curve.through(x, y - 120 * s, x - 40 * s, y - 190 * s, x - 70 * s, y - 220 * s)
                .line(u -> 9 * s * (1.1 - u)));
        g.fill(Curve.through(x + 2, y - 130 * s, x + 36 * s, y - 200 * s, x + 64 * s, y - 236 * s)
                .line(u -> 9 * s * (1.1 - u)));
        int[] greens = {0x2a4660, 0x2f5c56, 0x3d7550, 0x5a8c4c, 0x88a350, 0xc4bc62};
        for (int i = 0; i < 330; i++) {
            double angle = 2 * Math.PI * random.nextDouble();
            double way = Math.sqrt(random.nextDouble());
            double px = x + 128 * s * way * Math.cos(angle) * (1 + 0.12 * Math.sin(5 * angle));
            double py = y - 262 * s + 96 * s * way * Math.sin(angle);
            double lit =
                    0.5 - 0.35 * way * Math.cos(angle) - 0.42 * way * Math.sin(angle) + 0.16 * random.nextGaussian();
            double r = s * (8 + 9 * random.nextDouble());
            g.setColor(Colour.of(greens[(int) Math.max(0, Math.min(5, lit * 6))])
                    .awt(0.95));
            g.fill(new Ellipse2D.Double(px - r, py - 0.7 * r, 2 * r, 1.4 * r));
        }
    }

    private static void people(Graphics2D g) {
        shadow(g, 352, 506, 190);
        shadow(g, 118, 498, 120);
        figure(g, 300, 500, 112, 0x3a2a6a, 0xd9402f, true);
        figure(g, 356, 504, 118, 0x23264a, 0x1f2440, false);
        figure(g, 398, 506, 66, 0xf4ead8, 0xe89a5a, false);
        figure(g, 96, 492, 84, 0xe07a8a, 0xf0d070, true);
        shadow(g, 548, 440, 84);
        figure(g, 522, 436, 62, 0xe8dcc8, 0x4a6ab0, false);
        figure(g, 546, 438, 66, 0x4f3f6a, 0x2a2a40, false);
        shadow(g, 470, 524, 60);
        g.setColor(Colour.of(0x5a2f2a).awt(1));
        g.fill(Curve.through(452, 516, 466, 508, 484, 509, 496, 502)
                .line(u -> 9 * Math.sin(Math.PI * (0.12 + 0.8 * u))));
        g.fill(Curve.through(458, 512, 457, 524).line(u -> 3.5));
        g.fill(Curve.through(482, 511, 484, 524).line(u -> 3.5));
    }

    private static void shadow(Graphics2D g, double x, double y, double wide) {
        g.setColor(Colour.of(0x2f4a7f).awt(0.75));
        g.fill(new Ellipse2D.Double(x - wide * 0.4, y - 8, wide, 18));
    }

    private static void figure(Graphics2D g, double x, double y, double high, int dress, int accent, boolean parasol) {
        Path2D body = new Path2D.Double();
        body.moveTo(x - 0.05 * high, y - 0.78 * high);
        body.curveTo(x - 0.16 * high, y - 0.6 * high, x - 0.06 * high, y - 0.5 * high, x - 0.2 * high, y);
        body.lineTo(x + 0.2 * high, y);
        body.curveTo(
                x + 0.22 * high, y - 0.4 * high, x + 0.06 * high, y - 0.52 * high, x + 0.12 * high, y - 0.7 * high);
        body.lineTo(x + 0.05 * high, y - 0.8 * high);
        body.closePath();
        g.setColor(Colour.of(dress).awt(1));
        g.fill(body);
        g.setColor(Colour.of(0xf0b890).awt(1));
        g.fill(new Ellipse2D.Double(x - 0.06 * high, y - 0.93 * high, 0.13 * high, 0.15 * high));
        g.setColor(Colour.of(accent).awt(1));
        g.fill(new Ellipse2D.Double(x - 0.12 * high, y - 0.94 * high, 0.26 * high, 0.05 * high));
        g.fill(new Ellipse2D.Double(x - 0.07 * high, y - 1.0 * high, 0.15 * high, 0.1 * high));
        if (parasol) {
            g.setColor(Colour.of(0x6a3a2f).awt(1));
            g.fill(Curve.through(x + 0.1 * high, y - 0.55 * high, x + 0.24 * high, y - 1.12 * high)
                    .line(u -> 2.4));
            g.setColor(Colour.of(accent).awt(1));
            g.fill(new Arc2D.Double(x - 0.2 * high, y - 1.24 * high, 0.86 * high, 0.5 * high, 6, 180, Arc2D.CHORD));
            g.setColor(Colour.of(0xfff0d0).awt(0.55));
            g.fill(new Arc2D.Double(x - 0.06 * high, y - 1.22 * high, 0.4 * high, 0.44 * high, 40, 110, Arc2D.PIE));
        }
    }
}
