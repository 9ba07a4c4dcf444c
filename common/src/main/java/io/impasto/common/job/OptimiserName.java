package io.impasto.common.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.impasto.common.InvalidInputException;

/** What takes the picture down. */
public enum OptimiserName implements Named {
    /** Adam (Kingma and Ba 2015), one evaluation a step. */
    ADAM,
    /** L-BFGS with a strong-Wolfe line search (Nocedal and Wright 2006), one to a few evaluations a step. */
    LBFGS;

    /** @throws InvalidInputException if there is none of that name */
    @JsonCreator
    public static OptimiserName of(String wireName) {
        return Named.find(values(), "options.optimiser", wireName);
    }

    @Override
    public String toString() {
        return wireName();
    }
}
