package io.impasto.engine;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.StyleParameters;
import io.impasto.engine.picture.Picture;
import java.util.List;

/**
 * Paint {@code content} in the manner of {@code styles}: all that an optimisation depends on beside the weights.
 *
 * @param content also decides the output's aspect
 * @param styles at least one
 */
public record StyleTask(Picture content, List<StyleSource> styles, StyleParameters parameters) {

    /** @throws InvalidInputException if there is no style */
    public StyleTask {
        styles = List.copyOf(styles);
        if (styles.isEmpty()) {
            throw new InvalidInputException("styles", "there are none; at least one is needed");
        }
    }
}
