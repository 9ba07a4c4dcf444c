package io.impasto.gallery;

import java.util.random.RandomGenerator;

/**
 * A piece of antique glass with the day behind it.
 *
 * @param colour in the middle
 * @param second the streaks'
 * @param x the middle, units
 * @param y the middle, units
 * @param angle how it was drawn, radians
 * @param streaks how opalescent it is, 0 clear to 1
 */
record GlassPane(Colour colour, Colour second, double x, double y, double angle, double streaks) {

    static GlassPane of(Colour colour, double x, double y, RandomGenerator random) {
        Colour second =
                colour.turned(0.3 * random.nextGaussian()).mixed(Colour.of(0xfff2d8), 0.1 + 0.22 * random.nextDouble());
        return new GlassPane(colour, second, x, y, Math.PI * random.nextDouble(), 0.35 + 0.65 * random.nextDouble());
    }

    /**
     * What comes through.
     *
     * @param rim how far the lead is, units; dirt gathers there
     */
    Colour light(Noise noise, double px, double py, double rim) {
        double u = (px - x) * Math.cos(angle) + (py - y) * Math.sin(angle);
        double v = (py - y) * Math.cos(angle) - (px - x) * Math.sin(angle);
        double wave = noise.fractal(u / 46 + x, v / 11 + y, 3);
        double streak = Math.max(0, Math.min(1, 0.42 + 0.9 * wave));
        double hammered = noise.at(px / 4.2 + 3 * wave, py / 4.2) + 0.5 * noise.at(px / 1.9, py / 1.9);
        double bubble = Math.pow(Math.max(0, noise.at(u / 7 + 50, v / 4 + x)), 6);
        double lean = 1 + 0.006 * u;
        double dirt = 0.62 + 0.38 * Math.min(1, rim / 11) + 0.05 * noise.at(px / 5, py / 5);
        double day = (0.96 + 0.07 * hammered + 0.25 * bubble) * dirt * Math.max(0.75, Math.min(1.22, lean));
        return colour.mixed(second, streaks * streak).saturated(1.3).brighter(day);
    }
}
