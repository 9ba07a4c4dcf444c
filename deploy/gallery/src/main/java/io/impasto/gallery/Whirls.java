package io.impasto.gallery;

import java.util.List;

/**
 * A plane stirred by whirls: seen through them, straight bands become spirals. Bands and the strokes along them come from one
 * function, so that colour follows the brush.
 *
 * @param whirls what stirs, in turn
 * @param slant what the bands do where nothing stirs: rise by so much a unit
 * @param wander lifts bands irregularly
 */
record Whirls(List<Whirl> whirls, double slant, Noise wander) implements Flow {

    /**
     * One whirl.
     *
     * @param x units
     * @param y units
     * @param radius units
     * @param turn radians at the centre; its sign is the direction
     */
    record Whirl(double x, double y, double radius, double turn) {

        Whirl {
            if (!(radius > 0)) {
                throw new IllegalArgumentException("a whirl's radius of " + radius + " isn't above 0");
            }
        }
    }

    private static final double STEP = 1.5; // units, for slopes

    Whirls {
        whirls = List.copyOf(whirls);
    }

    /** On which band a place lies, units across the bands. */
    double band(double x, double y) {
        double px = x;
        double py = y;
        for (Whirl whirl : whirls) {
            double dx = px - whirl.x();
            double dy = py - whirl.y();
            double reach = Math.hypot(dx, dy) / whirl.radius();
            double angle = whirl.turn() * Math.exp(-reach * reach);
            px = whirl.x() + dx * Math.cos(angle) - dy * Math.sin(angle);
            py = whirl.y() + dx * Math.sin(angle) + dy * Math.cos(angle);
        }
        return py + slant * px + 22 * wander.at(px / 190, py / 120);
    }

    /** Along the bands. */
    @Override
    public double angle(double x, double y) {
        double dx = band(x + STEP, y) - band(x - STEP, y);
        double dy = band(x, y + STEP) - band(x, y - STEP);
        return Math.atan2(-dx, dy);
    }
}
