package io.impasto.common.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.impasto.common.InvalidInputException;
import io.impasto.common.image.ImageRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request: paint {@code content} in the manner of {@code styles}.
 *
 * @param id chosen by the submitter
 * @param content the picture to paint
 * @param styles 1 to {@value #MAX_STYLES} pictures whose manner is taken
 * @param options what the preset doesn't decide
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StyleJob(
        @JsonProperty(required = true) JobId id,
        @JsonProperty(required = true) ImageRef content,
        @JsonProperty(required = true) List<StyleImage> styles,
        JobOptions options) {

    public static final int MAX_STYLES = 16;

    /** @throws InvalidInputException if there is no style, if there are too many, or if the options don't fit together */
    public StyleJob(JobId id, ImageRef content, List<StyleImage> styles, @Nullable JobOptions options) {
        this.id = id;
        this.content = content;
        this.styles = List.copyOf(styles);
        this.options = options == null ? JobOptions.NONE : options;
        if (styles.isEmpty() || styles.size() > MAX_STYLES) {
            throw new InvalidInputException(
                    "styles", "there are " + styles.size() + "; 1 to " + MAX_STYLES + " are allowed");
        }
        this.options.check();
    }
}
