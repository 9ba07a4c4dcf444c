package io.impasto.gallery;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.random.RandomGenerator;

/** Peaks in mist over water: wet washes with granulation, dry texture strokes, pines, a red seal. */
final class InkWash implements Painting {

    private static final Frame FRAME = new Frame(592, 768);

    private static final Colour PAPER = Colour.of(0xefe5d0);
    private static final Colour INK = Colour.of(0x1b1c22);
    private static final Brush.Handling DRY = new Brush.Handling(0.15, 1, 0.9, 0, 0.8);
    private static final Brush.Handling WET = new Brush.Handling(0.1, 0.8, 0.25, 0, 0.85);

    /**
     * One mountain.
     *
     * @param x units
     * @param top units
     * @param wide half its width, units
     */
    private record Peak(double x, double top, double wide) {}

    /**
     * A range of peaks.
     *
     * @param peaks wherever one is higher than the others
     * @param tone how black it is at the top, 0 to 1
     * @param fade how far down it goes into the mist, units
     */
    private record Range(List<Peak> peaks, double tone, double fade) {

        double ridge(Noise noise, double x, int seed) {
            double top = FRAME.height() + 200;
            for (Peak peak : peaks) {
                double lean = 1 + 0.35 * Math.sin(peak.x());
                double away = Math.abs(x - peak.x()) / (x < peak.x() ? peak.wide() * lean : peak.wide() / lean);
                double rise = 118 * Math.pow(Math.min(1, away), 1.25) + 330 * Math.max(0, away - 0.85);
                top = Math.min(top, peak.top() + rise);
            }
            double crags = 30 * noise.fractal(x / 40, seed * 7.7, 5) - 16 * noise.ridged(x / 24, seed * 3.3, 2);
            return top + crags + 9;
        }
    }

    private static final Range[] RANGES = {
        new Range(List.of(new Peak(150, 196, 90), new Peak(318, 148, 74), new Peak(470, 214, 96)), 0.22, 170),
        new Range(
                List.of(new Peak(64, 232, 62), new Peak(240, 176, 50), new Peak(392, 262, 60), new Peak(556, 226, 60)),
                0.38,
                150),
        new Range(
                List.of(new Peak(128, 300, 58), new Peak(452, 196, 52), new Peak(510, 300, 50), new Peak(300, 352, 60)),
                0.6,
                165),
        new Range(List.of(new Peak(20, 330, 76), new Peak(560, 372, 70), new Peak(226, 438, 44)), 0.82, 150),
        new Range(List.of(new Peak(-30, 520, 130), new Peak(96, 596, 84), new Peak(600, 590, 96)), 0.95, 240)
    };

    @Override
    public String name() {
        return "ink-wash";
    }

    @Override
    public String title() {
        return "Peaks after Rain";
    }

    @Override
    public Canvas paint(int size, RandomGenerator random) {
        Noise noise = new Noise(random);
        Canvas canvas = new Canvas(FRAME, size, PAPER);
        canvas.shade((x, y, there) ->
                wash(there, 0.1 * Math.max(0, noise.fractal(x / 190, y / 70, 4) + 0.25 - y / 900)));
        Brush brush = new Brush(canvas, random);
        for (int i = 0; i < RANGES.length; i++) {
            int seed = i;
            Range range = RANGES[i];
            canvas.shade((x, y, there) -> mountain(range, seed, noise, x, y, there));
            if (i > 0) {
                texture(brush, range, seed, noise, random);
            }
            if (i == RANGES.length - 2) {
                water(brush, noise, random);
            }
        }
        int nearest = RANGES.length - 1;
        for (double[] pine : new double[][] {{100, 138, 0.42}, {30, 104, -0.3}, {562, 96, -0.6}, {128, 66, 0.25}}) {
            double foot = RANGES[nearest].ridge(noise, pine[0], nearest) + 5;
            InkPine.grow(brush, pine[0], foot, pine[1], pine[2], random);
        }
        smallPines(brush, noise, random);
        canvas.draw(g -> InkPine.boat(g, 356, 668));
        canvas.draw(g -> InkPine.birds(g, random));
        canvas.draw(g -> seal(g, noise));
        Ground.paper(canvas, noise, random, 0.9);
        canvas.light(0.22);
        return canvas;
    }

    /** Ink dissolved in water absorbs; it never covers. */
    private static Colour wash(Colour there, double density) {
        double d = Math.max(0, density) * 2.6;
        return Colour.clamped(
                there.red() * Math.exp(-d * 1.02),
                there.green() * Math.exp(-d * 0.98),
                there.blue() * Math.exp(-d * 0.9));
    }

    private static Colour mountain(Range range, int seed, Noise noise, double x, double y, Colour there) {
        double wx = x + 3 * noise.fractal(x / 13, y / 13, 2);
        double down = y - range.ridge(noise, wx, seed) + 2 * noise.at(x / 6, y / 6);
        if (down < -1) {
            return there;
        }
        double inside = Math.min(1, (down + 1) / 2.2);
        double mist = Math.exp(
                -Math.pow(Math.max(0, down) / range.fade(), 1.6) * (1 + 0.5 * noise.fractal(x / 120, y / 50, 3)));
        double pool = 0.75 + 0.5 * noise.fractal(x / 34, y / 48, 4);
        double grain = 1 + 0.3 * noise.fractal(x / 2.4, y / 2.4, 2);
        double rim = 0.35 * Math.exp(-down / 2.6) + 0.28 * Math.exp(-down / 16);
        double fold = 0.5 * Math.pow(noise.ridged(x / 46 + seed, y / 120, 3), 3);
        double water = seed < RANGES.length - 1 ? Math.max(0, Math.min(1, (648 - y) / 60)) : 1;
        double density = range.tone() * mist * grain * water * (0.4 * pool + 1.25 * rim + 0.75 * fold);
        Colour veiled = there.mixed(PAPER, 0.93 * inside);
        return wash(veiled, density * inside);
    }

    /** Axe-cut strokes down the slopes, drier and paler into the mist. */
    private static void texture(Brush brush, Range range, int seed, Noise noise, RandomGenerator random) {
        int strokes = 1500 + 700 * seed;
        for (int i = 0; i < strokes; i++) {
            double x = FRAME.width() * random.nextDouble();
            double ridge = range.ridge(noise, x, seed);
            double down = range.fade() * 0.75 * Math.pow(random.nextDouble(), 1.5);
            double slope = range.ridge(noise, x + 9, seed) - range.ridge(noise, x - 9, seed);
            double angle = Math.atan2(1.6, Math.signum(slope) * Math.min(1.4, Math.abs(slope) / 16))
                    + 0.35 * noise.at(x / 30, ridge / 30 + down / 40);
            double fold = noise.ridged(x / 46 + seed, (ridge + down) / 120, 3);
            boolean drowned = seed < RANGES.length - 1 && ridge + down > 600;
            if (drowned || fold < 0.3 + 0.45 * random.nextDouble()) {
                continue;
            }
            double strength = range.tone() * (1 - down / range.fade());
            Colour ink = PAPER.mixed(INK, 0.2 + 0.75 * strength);
            double[] path = Stroke.along(
                    (a, b) -> angle + 0.5 * noise.at(a / 12, b / 20),
                    x,
                    ridge + down + 4,
                    7 + 18 * random.nextDouble(),
                    3);
            brush.paint(
                    new Stroke(path, 0.9 + 2.6 * random.nextDouble() * strength, ink, ink.brighter(0.7), true), DRY);
        }
    }

    private static void water(Brush brush, Noise noise, RandomGenerator random) {
        for (int i = 0; i < 150; i++) {
            double y = 640 + 124 * random.nextDouble();
            double x = FRAME.width() * random.nextDouble();
            if (noise.fractal(x / 150, y / 22, 2) < 0.02) {
                continue;
            }
            Colour ink = PAPER.mixed(INK, 0.12 + 0.3 * random.nextDouble());
            double[] path = Stroke.along((a, b) -> 0.09 * Math.sin(a / 14 + b), x, y, 40 + 90 * random.nextDouble(), 4);
            brush.paint(new Stroke(path, 0.7 + 1.3 * random.nextDouble(), ink, ink.brighter(0.8), true), DRY);
        }
    }

    /** Dots of far trees along the nearer ridges. */
    private static void smallPines(Brush brush, Noise noise, RandomGenerator random) {
        for (int i = 0; i < 520; i++) {
            int seed = 2 + random.nextInt(3);
            double x = FRAME.width() * random.nextDouble();
            if (noise.at(x / 34, seed * 5) < 0.1) {
                continue;
            }
            double y = RANGES[seed].ridge(noise, x, seed) - 1 + 9 * Math.abs(random.nextGaussian());
            if (seed < RANGES.length - 1 && y > 590) {
                continue;
            }
            Colour ink = PAPER.mixed(INK, 0.35 + 0.55 * RANGES[seed].tone() * random.nextDouble());
            double[] path = Stroke.dab(x, y, Math.PI / 2 + 0.5 * random.nextGaussian(), 3 + 5 * random.nextDouble());
            brush.paint(new Stroke(path, 0.9 + 1.5 * random.nextDouble(), ink, ink, true), WET);
        }
    }

    private static void seal(Graphics2D g, Noise noise) {
        Path2D edge = new Path2D.Double();
        for (int i = 0; i < 60; i++) {
            double angle = 2 * Math.PI * i / 60;
            double r = 19
                    / Math.pow(
                            Math.pow(Math.abs(Math.cos(angle)), 6) + Math.pow(Math.abs(Math.sin(angle)), 6), 1 / 6.0);
            double rough = r + 1.1 * noise.at(i / 2.0, 77);
            if (i == 0) {
                edge.moveTo(522 + rough, 92);
            } else {
                edge.lineTo(522 + rough * Math.cos(angle), 92 + rough * Math.sin(angle) * 1.12);
            }
        }
        edge.closePath();
        g.setColor(Colour.of(0xb5301f).awt(0.92));
        g.fill(edge);
        g.setColor(PAPER.awt(0.95));
        double[][] cuts = {
            {510, 80, 534, 79},
            {522, 76, 521, 108},
            {510, 92, 533, 93},
            {511, 82, 510, 105},
            {533, 96, 533, 107},
            {514, 106, 530, 105}
        };
        for (double[] cut : cuts) {
            g.fill(Curve.through(cut).line(u -> 2 + 0.9 * noise.at(u * 6, cut[0])));
        }
        g.fill(new Ellipse2D.Double(526, 84, 3, 3));
    }
}
