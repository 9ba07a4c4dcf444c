package io.impasto.gallery;

import java.util.Arrays;
import java.util.List;

/**
 * Colours from one to the next, evenly spaced.
 *
 * @param stops at least 2
 */
record Ramp(List<Colour> stops) {

    Ramp {
        if (stops.size() < 2) {
            throw new IllegalArgumentException(stops.size() + " colours make no ramp, 2 and more do");
        }
        stops = List.copyOf(stops);
    }

    static Ramp of(int... rgb) {
        return new Ramp(Arrays.stream(rgb).mapToObj(Colour::of).toList());
    }

    /** The first colour at 0 and below, the last at 1 and above. */
    Colour at(double t) {
        double place = Math.max(0, Math.min(1, t)) * (stops.size() - 1);
        int low = Math.min((int) place, stops.size() - 2);
        return stops.get(low).mixed(stops.get(low + 1), place - low);
    }
}
