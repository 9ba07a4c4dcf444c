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

    private final Canvas canvas;
    private final RandomGenerator random;
    private final Noise noise;
    private final int[] touched;
    private final float[] distance;
    private final float[] along;
    private final float[] across;
    private int strokes;

    Brush(Canvas canvas, RandomGenerator random) {
        this.canvas = canvas;
        this.random = random;
        noise = new Noise(random);
        int pixels = canvas.width * canvas.height;
        touched = new int[pixels];
        distance = new float[pixels];
        along = new float[pixels];
        across = new float[pixels];
    }

    /** One stroke. */
    void paint(Stroke stroke, Handling handling) {
        strokes++;
        double radius = Math.max(0.55, stroke.radius() * canvas.scale);
        int reach = (int) Math.ceil(radius) + 1;
        int left = canvas.width;
        int right = -1;
        int top = canvas.height;
        int bottom = -1;
        double length = 0;
        for (int i = 0; i + 1 < stroke.length(); i++) {
            double x0 = stroke.x(i) * canvas.scale;
            double y0 = stroke.y(i) * canvas.scale;
            double x1 = stroke.x(i + 1) * canvas.scale;
            double y1 = stroke.y(i + 1) * canvas.scale;
            int fromX = Math.max(0, (int) Math.floor(Math.min(x0, x1)) - reach);
            int toX = Math.min(canvas.width - 1, (int) Math.ceil(Math.max(x0, x1)) + reach);
            int fromY = Math.max(0, (int) Math.floor(Math.min(y0, y1)) - reach);
            int toY = Math.min(canvas.height - 1, (int) Math.ceil(Math.max(y0, y1)) + reach);
            for (int y = fromY; y <= toY; y++) {
                for (int x = fromX; x <= toX; x++) {
                    project(x, y, x0, y0, x1, y1, length, radius);
                }
            }
            length += Math.hypot(x1 - x0, y1 - y0);
            left = Math.min(left, fromX);
            right = Math.max(right, toX);
            top = Math.min(top, fromY);
            bottom = Math.max(bottom, toY);
        }
        deposit(stroke, handling, radius, Math.max(1e-6, length), new int[] {left, right, top, bottom});
    }

    private void project(int x, int y, double x0, double y0, double x1, double y1, double before, double radius) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double square = dx * dx + dy * dy;
        double px = x + 0.5 - x0;
        double py = y + 0.5 - y0;
        double t = square < 1e-9 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square));
        double d = Math.hypot(px - t * dx, py - t * dy);
        int i = y * canvas.width + x;
        if (d <= radius + 1 && (touched[i] != strokes || d < distance[i])) {
            touched[i] = strokes;
            distance[i] = (float) d;
            along[i] = (float) (before + t * Math.sqrt(square));
            across[i] = (float) Math.copySign(d / radius, dx * py - dy * px);
        }
    }

    private void deposit(Stroke stroke, Handling handling, double radius, double length, int[] box) {
        double[] bristles = new double[BRISTLES + 1];
        for (int i = 0; i <= BRISTLES; i++) {
            bristles[i] = random.nextDouble();
        }
        double place = 1000 * random.nextDouble();
        for (int y = box[2]; y <= box[3]; y++) {
            for (int x = box[0]; x <= box[1]; x++) {
                int i = y * canvas.width + x;
                if (touched[i] != strokes) {
                    continue;
                }
                double u = along[i] / length;
                double v = Math.max(-1, Math.min(1, across[i]));
                double lane = (v + 1) / 2 * BRISTLES;
                int bristle = Math.min(BRISTLES - 1, (int) lane);
                double streak = bristles[bristle] + (bristles[bristle + 1] - bristles[bristle]) * (lane - bristle);
                double grain = noise.at(place + along[i] / (2.5 * radius), place + 2.2 * v);
                double taper = taper(u, stroke.tapered());
                double rim = radius * taper * (1 - handling.fray() * 0.3 * (0.5 + grain));
                double cover = Math.max(0, Math.min(1, rim - distance[i] + 0.5));
                double dry = handling.dryness() * (0.25 + 1.1 * u * u);
                double wet = Math.max(0, Math.min(1, 1 + (streak + 0.4 * grain - dry * 1.1) * 4));
                double alpha = handling.opacity() * cover * wet;
                if (alpha > 0.004) {
                    double share = 0.5 + (streak - 0.5) * 1.6 + 0.5 * grain;
                    Colour colour = stroke.colour().mixed(stroke.second(), handling.streaks() * share);
                    double gloss = 1 + handling.streaks() * 0.16 * (streak - 0.5);
                    canvas.lay(x, y, colour.brighter(gloss), alpha);
                    double edge = distance[i] / Math.max(0.5, rim);
                    double thickness = 0.35 + 0.35 * streak + 0.3 * (1 - edge * edge) + 0.15 * grain;
                    canvas.build(x, y, handling.body() * Math.min(1, stroke.radius() / 5 + 0.3) * thickness, alpha);
                }
            }
        }
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
