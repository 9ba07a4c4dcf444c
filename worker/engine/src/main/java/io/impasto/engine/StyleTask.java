package io.impasto.engine;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.MaskRules;
import io.impasto.common.job.StyleParameters;
import io.impasto.engine.picture.Picture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paint {@code content} in the manner of {@code styles}: all that an optimisation depends on beside the weights.
 *
 * @param content also decides the output's aspect
 * @param contentMask its regions, each to take the manner of its own part of the styles ({@link io.impasto.engine.region}); of the
 *     content's aspect; null for all of it to be painted alike
 * @param styles at least one
 */
public record StyleTask(
        Picture content, @Nullable Picture contentMask, List<StyleSource> styles, StyleParameters parameters) {

    /** @throws InvalidInputException if there is no style, or if masks are where they can't be or of another aspect */
    public StyleTask {
        styles = List.copyOf(styles);
        if (styles.isEmpty()) {
            throw new InvalidInputException("styles", "there are none; at least one is needed");
        }
        MaskRules.check(contentMask != null, styles.stream().anyMatch(style -> style.mask() != null), parameters);
        if (contentMask != null) {
            MaskAspect.check("contentMask", contentMask, content);
        }
    }

    /** One without masks. */
    public StyleTask(Picture content, List<StyleSource> styles, StyleParameters parameters) {
        this(content, null, styles, parameters);
    }
}
