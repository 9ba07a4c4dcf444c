package io.impasto.common.job;

import io.impasto.common.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** What a preset makes of options that not every preset has. */
record OptionsOfPreset(Preset preset) {

    /** The content's weight is multiplied by this at stylization 0, and divided by it at 1. */
    private static final double STYLIZATION_RANGE = 16;

    /** @throws InvalidInputException if the option is given: the preset has none of that name */
    void refuse(String option, @Nullable Object value) {
        if (value != null) {
            throw new InvalidInputException("options." + option, "the preset " + preset + " has no such option");
        }
    }

    /**
     * @param weight w_c, if it is given as such
     * @param stylization 0 to 1, if it is given as such
     * @throws InvalidInputException if both are given, or the stylization isn't between 0 and 1
     */
    double contentWeight(@Nullable Double weight, @Nullable Double stylization, double base) {
        if (stylization == null) {
            return weight == null ? base : weight;
        }
        if (weight != null) {
            throw new InvalidInputException("options.stylization", "contentWeight says the same otherwise; give one");
        }
        Checks.between("stylization", stylization, 0, 1);
        return base * Math.pow(STYLIZATION_RANGE, 1 - 2 * stylization);
    }
}
