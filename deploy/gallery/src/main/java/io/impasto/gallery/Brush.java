package io.impasto.gallery;

import java.util.random.RandomGenerator;

/**
 * Lays strokes on a canvas: bristles that streak two colours, an edge that frays, an end that runs dry, and paint that lies thick
 * where bristles pushed it.
 */
final class Brush {

    /**
     * A brush's character.
     *
     * @param streaks how much bristles differ in colour, 0 to 1
     * @param fray how irregular the edges are, 0 to 1
     * @param dryness how much of the ground shows through towards a stroke's end, 0 to 1
     * @param body how thick the paint is, 0 to 1
     * @param opacity 0 to 1
     */
    record Handling(double streaks, double fray, double dryness, double body, double opacity) {

        static final Handling OIL = new Handling(0.5, 0.5, 0.35, 1, 1);
        static final Handling GOUACHE = new Handling(0.25, 0.35, 0.3, 0.35, 0.95);

        Handling {
            for (double part : new double[] {streaks, fray, dryness, body, opacity}) {
                if (!(part >= 0 && part <= 1)) {
                    throw new IllegalArgumentException(part + " isn't within 0 to 1");
                }
            }
        }
    }

    private static final int BRISTLES = 24;

    /** Half a pixel and a little: thinner strokes would come and go with the pixels' places. */
    private static final double THINNEST = 0.55;

    private final Canvas canvas;
    private final RandomGenerator random;
    private final Noise noise;
    private final Footprint footprint;

    Brush(Canvas canvas, RandomGenerator random) {
        this.canvas = canvas;
        this.random = random;
        noise = new Noise(random);
        footprint = new Footprint(canvas);
    }

    /** One stroke. */
    void paint(Stroke stroke, Handling handling) {
        double radius = Math.max(THINNEST, stroke.radius() * canvas.scale);
        footprint.take(stroke, radius);
        double[] bristles = new double[BRISTLES + 1];
        for (int i = 0; i <= BRISTLES; i++) {
            bristles[i] = random.nextDouble();
        }
        double place = 1000 * random.nextDouble();
        double body = handling.body() * Math.min(1, stroke.radius() / 5 + 0.3);
        footprint.each((x, y, distance, along, across) -> {
            double u = along / footprint.length();
            double streak = streak(bristles, across);
            double grain = noise.at(place + along / (2.5 * radius), place + 2.2 * across);
            double rim = radius * taper(u, stroke.tapered()) * (1 - handling.fray() * 0.3 * (0.5 + grain));
            double cover = Math.max(0, Math.min(1, rim - distance + 0.5));
            double dry = handling.dryness() * (0.25 + 1.1 * u * u);
            double wet = Math.max(0, Math.min(1, 1 + (streak + 0.4 * grain - dry * 1.1) * 4));
            double alpha = handling.opacity() * cover * wet;
            if (alpha > 0) {
                double share = 0.5 + (streak - 0.5) * 1.6 + 0.5 * grain;
                double gloss = 1 + handling.streaks() * 0.16 * (streak - 0.5);
                Colour colour = stroke.colour().mixed(stroke.second(), handling.streaks() * share);
                canvas.lay(x, y, colour.brighter(gloss), alpha);
                double edge = distance / Math.max(0.5, rim);
                double thickness = 0.35 + 0.35 * streak + 0.3 * (1 - edge * edge) + 0.15 * grain;
                canvas.build(x, y, body * thickness, alpha);
            }
        });
    }

    /** What the bristle there carries, 0 to 1. */
    private static double streak(double[] bristles, double across) {
        double lane = (across + 1) / 2 * BRISTLES;
        int bristle = Math.min(BRISTLES - 1, (int) lane);
        return bristles[bristle] + (bristles[bristle + 1] - bristles[bristle]) * (lane - bristle);
    }

    private static double taper(double u, boolean tapered) {
        if (!tapered) {
            return 1;
        }
        double start = Math.min(1, 0.55 + u * 3);
        double end = Math.min(1, 0.35 + (1 - u) * 2);
        return start * end;
    }
}
