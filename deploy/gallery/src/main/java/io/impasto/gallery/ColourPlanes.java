package io.impasto.gallery;

import java.util.random.RandomGenerator;

/** Discs, planes and a leaning grid, hatched with a loaded brush: every plane has its own direction. */
final class ColourPlanes implements Painting {

    private static final Frame FRAME = new Frame(768, 640);

    private static final Brush.Handling CHARCOAL = new Brush.Handling(0.4, 1, 0.75, 0.3, 0.88);

    private static final int[] GRID = {
        0xc8553d, 0xe09f3e, 0xf2d492, 0x2a6f7f, 0x1f3a5f, 0xb5838d, 0x7a8f4f, 0xefe3c8, 0xd97b5a, 0x4f9a94, 0x8c4a5a,
        0xe8b84f, 0x3d5a80
    };
    private static final int[] RINGS = {
        0xf6e7c1, 0xe4572e, 0xf3a712, 0x17486b, 0x29a19c, 0xd1345b, 0xf0c987, 0x3a2e5c, 0x669b6f, 0xfaf0dc, 0xb33951
    };

    /** x, y, outermost radius, ring width, sectors, turn. */
    private static final double[][] DISCS = {
        {286, 262, 208, 30, 4, 0.35},
        {586, 420, 146, 25, 6, 0.2},
        {596, 126, 88, 19, 4, 0.8},
        {110, 520, 92, 20, 4, 0.1},
        {388, 566, 56, 15, 2, 0.5}
    };

    /** Planes of glaze: three corners and a colour. */
    private static final double[][] GLAZES = {
        {-20, 640, 330, -20, 470, -20, 0x2f7f9f},
        {420, 660, 790, 60, 790, 330, 0xf0a030},
        {60, -20, 520, 660, 640, 660, 0xd9406a},
        {-20, 250, 790, 520, 790, 600, 0x2a3f8f},
        {200, 660, 330, 380, 430, 660, 0x1f2430}
    };

    @Override
    public String name() {
        return "colour-planes";
    }

    @Override
    public String title() {
        return "Fugue in Discs";
    }

    @Override
    public Canvas paint(int size, RandomGenerator random) {
        Noise noise = new Noise(random);
        Canvas picture = new Canvas(FRAME, size, Colour.WHITE);
        picture.shade((x, y, there) -> colour(noise, x + wobble(noise, x, y), y + wobble(noise, y, x)));
        Flow hatching = (x, y) ->
                direction(noise, x + wobble(noise, x, y), y + wobble(noise, y, x)) + 0.16 * noise.at(x / 40, y / 40);
        Canvas canvas = new Canvas(FRAME, size, Colour.of(0x5a3f30));
        new Layering(canvas, picture, hatching, Brush.Handling.OIL, random)
                .layer(new Layering.Layer(9, 0.9, -1, 9, 0.3))
                .layer(new Layering.Layer(5, 1.1, 0.06, 9, 0.45))
                .layer(new Layering.Layer(2.8, 1.3, 0.08, 9, 0.45))
                .layer(new Layering.Layer(1.7, 1.6, 0.11, 7, 0.3));
        lines(new Brush(canvas, random), noise);
        canvas.light(0.6);
        return canvas;
    }

    private static double wobble(Noise noise, double a, double b) {
        return 3.5 * noise.at(a / 60, b / 60) + 1.2 * noise.at(a / 14, b / 14);
    }

    private static double turnedX(double x, double y) {
        return x * 0.966 + y * 0.259;
    }

    private static double turnedY(double x, double y) {
        return -x * 0.259 + y * 0.966;
    }

    /** The leaning grid's cell. */
    private static int cell(Noise noise, double x, double y) {
        double u = turnedX(x, y) / 84;
        double v = turnedY(x, y) / 74;
        int column = (int) Math.floor(u + 0.35 * noise.at(Math.floor(v) * 3.1, 5));
        int row = (int) Math.floor(v + 0.3 * noise.at(Math.floor(u) * 2.7, 9));
        return (column + 20) * 31 + row + 20;
    }

    /** Some cells are cut into triangles. */
    private static int corner(int cell, double x, double y) {
        if (Math.floorMod(cell * 11, 5) > 1) {
            return 0;
        }
        double u = turnedX(x, y) / 84;
        double v = turnedY(x, y) / 74;
        boolean above =
                cell % 2 == 0 ? u - Math.floor(u) > v - Math.floor(v) : u - Math.floor(u) + v - Math.floor(v) > 1;
        return above ? 4 : 0;
    }

    private static int disc(double x, double y) {
        for (int i = DISCS.length - 1; i >= 0; i--) {
            if (Math.hypot(x - DISCS[i][0], y - DISCS[i][1]) < DISCS[i][2]) {
                return i;
            }
        }
        return -1;
    }

    private static int ring(double[] disc, double x, double y) {
        return (int) (Math.hypot(x - disc[0], y - disc[1]) / disc[3]);
    }

    private static int sector(double[] disc, double x, double y) {
        double turn = (Math.atan2(y - disc[1], x - disc[0]) + disc[5]) / (2 * Math.PI) + 1;
        return (int) Math.floor((turn - Math.floor(turn)) * disc[4]);
    }

    private static Colour colour(Noise noise, double x, double y) {
        int at = disc(x, y);
        int cell = cell(noise, x, y);
        Colour colour = Colour.of(GRID[Math.floorMod(cell * 7 + cell / 5 + corner(cell, x, y), GRID.length)]);
        if (at >= 0) {
            double[] disc = DISCS[at];
            int hue = ring(disc, x, y) + 3 * sector(disc, x, y) + 2 * at;
            Colour ringed = Colour.of(RINGS[Math.floorMod(hue, RINGS.length)]);
            colour = ringed.mixed(colour, 0.12);
        }
        for (double[] glaze : GLAZES) {
            if (inside(glaze, x, y)) {
                Colour tint = Colour.of((int) glaze[6]);
                colour = colour.mixed(colour.times(tint.mixed(Colour.WHITE, 0.25)), 0.45)
                        .mixed(tint, 0.28);
            }
        }
        return colour.brighter(1 + 0.1 * noise.fractal(x / 50, y / 50, 3));
    }

    private static boolean inside(double[] t, double x, double y) {
        boolean a = side(t[0], t[1], t[2], t[3], x, y);
        boolean b = side(t[2], t[3], t[4], t[5], x, y);
        boolean c = side(t[4], t[5], t[0], t[1], x, y);
        return a == b && b == c;
    }

    private static boolean side(double x0, double y0, double x1, double y1, double x, double y) {
        return (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) > 0;
    }

    private static double direction(Noise noise, double x, double y) {
        int at = disc(x, y);
        if (at >= 0) {
            double[] disc = DISCS[at];
            double round = Math.atan2(y - disc[1], x - disc[0]) + Math.PI / 2;
            return ring(disc, x, y) % 3 == 1 ? round + 0.9 : round;
        }
        int cell = cell(noise, x, y);
        return Math.floorMod(cell * 37 + 3 * corner(cell, x, y), 8) * Math.PI / 8;
    }

    /** Charcoal, pressed here and lifted there. */
    private static void lines(Brush brush, Noise noise) {
        double[][] lines = {
            {-20, 640, 330, -20}, {470, -20, 330, 400}, {420, 660, 790, 60}, {60, -20, 520, 660}, {-20, 250, 790, 520}
        };
        for (double[] line : lines) {
            draw(brush, noise, Curve.through(line));
        }
        for (double[] disc : DISCS) {
            int n = 24;
            double[] round = new double[2 * n];
            for (int i = 0; i < n; i++) {
                double angle = 5.2 * i / n + disc[5] + disc[0];
                double r = disc[2] + 3 * noise.at(i / 4.0, disc[0]);
                round[2 * i] = disc[0] + r * Math.cos(angle);
                round[2 * i + 1] = disc[1] + r * Math.sin(angle);
            }
            draw(brush, noise, Curve.through(round));
        }
    }

    private static void draw(Brush brush, Noise noise, Curve curve) {
        Colour charcoal = Colour.of(0x1d1a20);
        int parts = 5;
        for (int part = 0; part < parts; part++) {
            int n = 24;
            double[] path = new double[2 * n];
            for (int i = 0; i < n; i++) {
                double u = (part - 0.06 + 1.1 * i / (n - 1)) / parts;
                path[2 * i] = curve.x(u) + 2.2 * noise.at(u * 9, 4);
                path[2 * i + 1] = curve.y(u) + 2.2 * noise.at(u * 9, 8);
            }
            double radius = 2.6 + 1.3 * noise.at(part * 1.7, curve.x(0) / 50);
            brush.paint(new Stroke(path, radius, charcoal, Colour.of(0x3a3036), true), CHARCOAL);
        }
    }
}
