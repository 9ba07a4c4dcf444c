package io.impasto.common.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.impasto.common.InvalidInputException;

/** How far a picture is from the style, at one tap. */
public enum StyleLossName implements Named {
    /** The squared 2-Wasserstein distance of two normal distributions with the features' means and covariances. */
    W2("w2"),
    /** The squared difference of the Gram matrices (Gatys et al. 2016). */
    GRAM("gram");

    private final String wireName;

    StyleLossName(String wireName) {
        this.wireName = wireName;
    }

    /** @throws InvalidInputException if there is none of that name */
    @JsonCreator
    public static StyleLossName of(String wireName) {
        return Named.find(values(), "options.styleLoss", wireName);
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
