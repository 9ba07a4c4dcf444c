package io.impasto.gallery;

import java.util.random.RandomGenerator;

/** What pictures are on, and what it does to their colours: paper, wood that printed them. */
final class Ground {

    private Ground() {}

    /**
     * Paper's fibres and unevenness, as tone and relief.
     *
     * @param strength 0 none to 1 rough
     */
    static void paper(Canvas canvas, Noise noise, RandomGenerator random, double strength) {
        canvas.shade((x, y, there) -> {
            double grain = 0.5 * noise.fractal(x / 2.6, y / 2.6, 2) + 0.5 * noise.fractal(x / 38, y / 38, 3);
            return there.brighter(1 + 0.07 * strength * grain);
        });
        int fibres = (int) (1400 * strength);
        for (int i = 0; i < fibres; i++) {
            double x = canvas.frame.width() * random.nextDouble();
            double y = canvas.frame.height() * random.nextDouble();
            double angle = Math.PI * random.nextDouble();
            double bend = random.nextGaussian() * 0.035;
            boolean pale = random.nextDouble() < 0.75;
            int steps = 8 + random.nextInt(22);
            for (int k = 0; k < steps; k++) {
                int px = (int) (x * canvas.scale);
                int py = (int) (y * canvas.scale);
                if (px >= 0 && py >= 0 && px < canvas.width && py < canvas.height) {
                    canvas.lay(px, py, pale ? Colour.WHITE : Colour.of(0x4a3a28), 0.11 * strength);
                    canvas.build(px, py, 0.3, 0.3 * strength);
                }
                x += Math.cos(angle);
                y += Math.sin(angle);
                angle += bend;
            }
        }
    }

    /** The plank's grain, and specks where ink didn't take: more where much ink is. */
    static void woodGrain(Canvas canvas, Noise noise, Colour paper) {
        canvas.shade((x, y, there) -> {
            double ink = Math.min(1, there.distance(paper) / 0.9);
            double warp = 9 * noise.fractal(x / 210, y / 60, 3)
                    + y / 7.5
                    + 22 * Math.exp(-Math.hypot((x - 560) / 120, (y - 120) / 34));
            double ring = warp - Math.floor(warp);
            double line = Math.pow(Math.abs(2 * ring - 1), 5);
            double pore = Math.max(0, noise.at(x / 26, y / 1.3) - 0.25);
            double speck = Math.max(0, noise.fractal(x / 2.1, y / 1.8, 2) - 0.32) * 2.2;
            double bare = ink * (0.13 * line + 0.28 * pore + 0.5 * speck * (0.4 + 0.6 * ring));
            double pool = 1 + 0.09 * ink * noise.fractal(x / 55, y / 40, 3);
            return there.mixed(paper, bare).brighter(pool);
        });
    }
}
