package io.impasto.bench.scale;

import io.impasto.common.job.Preset;
import java.util.List;

/**
 * How long a step of a preset takes, by the side that counts.
 *
 * @param preset whose
 * @param line whether below the smallest picture that was measured time goes on falling with the pixels; if not it is the same, as on a GPU
 *     that waits for its kernels to be launched
 * @param points what was measured, ascending; at least one
 * @param source where
 */
record StepTimes(Preset preset, boolean line, List<Point> points, String source) {

    /**
     * @param side the longer one with studio and gatys, the shorter with classic, px
     * @param seconds of a step
     */
    record Point(int side, double seconds) {
        double pixels() {
            return (double) side * side;
        }
    }

    StepTimes {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured of " + preset);
        }
    }

    /** Between and beyond what was measured on the line through the two nearest, s. */
    double at(int side) {
        Point first = points.get(0);
        if (points.size() == 1) {
            return line ? first.seconds() * side * side / first.pixels() : first.seconds();
        }
        if (side < first.side() && !line) {
            return first.seconds();
        }
        int upper = 1;
        while (upper < points.size() - 1 && points.get(upper).side() < side) {
            upper++;
        }
        Point below = points.get(upper - 1);
        Point above = points.get(upper);
        double along = ((double) side * side - below.pixels()) / (above.pixels() - below.pixels());
        return below.seconds() + along * (above.seconds() - below.seconds());
    }
}
