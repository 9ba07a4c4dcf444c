package io.impasto.common.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.impasto.common.InvalidInputException;

/** How far a picture is from the style, at one tap. */
public enum StyleLossName implements Named {
    /** The squared 2-Wasserstein distance of two normal distributions with the features' means and covariances. */
    W2,
    /** The squared difference of the Gram matrices (Gatys et al. 2016). */
    GRAM;

    /** @throws InvalidInputException if there is none of that name */
    @JsonCreator
    public static StyleLossName of(String wireName) {
        return Named.find(values(), "options.styleLoss", wireName);
    }

    @Override
    public String toString() {
        return wireName();
    }
}
