package io.impasto.common.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.impasto.common.InvalidInputException;
import io.impasto.common.image.ImageRef;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One request: paint {@code content} in the manner of {@code styles}.
 *
 * @param id chosen by the submitter
 * @param content the picture to paint
 * @param contentMask its regions, each of which takes its own part of the styles; null to paint all of it alike
 * @param styles 1 to {@value #MAX_STYLES} pictures whose manner is taken
 * @param options what the preset doesn't decide
 * @param expirytime when nobody wants the result any more; null for never
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StyleJob(
        @JsonProperty(required = true) JobId id,
        @JsonProperty(required = true) ImageRef content,
        @Nullable ImageRef contentMask,
        @JsonProperty(required = true) List<StyleImage> styles,
        JobOptions options,
        @Nullable Instant expirytime) {

    public static final int MAX_STYLES = 16;

    /** @throws InvalidInputException if there is no style, if there are too many, if the options don't fit together, or if masks don't */
    public StyleJob(
            JobId id,
            ImageRef content,
            @Nullable ImageRef contentMask,
            List<StyleImage> styles,
            @Nullable JobOptions options,
            @Nullable Instant expirytime) {
        this.id = id;
        this.content = content;
        this.contentMask = contentMask;
        this.styles = List.copyOf(styles);
        this.options = options == null ? JobOptions.NONE : options;
        this.expirytime = expirytime;
        if (styles.isEmpty() || styles.size() > MAX_STYLES) {
            throw new InvalidInputException(
                    "styles", "there are " + styles.size() + "; 1 to " + MAX_STYLES + " are allowed");
        }
        this.options.check();
        MaskRules.check(
                contentMask != null,
                styles.stream().anyMatch(style -> style.mask() != null),
                this.options.parameters());
    }

    /** One without masks that never expires. */
    public StyleJob(JobId id, ImageRef content, List<StyleImage> styles, @Nullable JobOptions options) {
        this(id, content, null, styles, options, null);
    }

    /** The same with its time limited. */
    public StyleJob expiring(@Nullable Instant at) {
        return new StyleJob(id, content, contentMask, styles, options, at);
    }

    /** All pictures that it names: the content, the styles, and what masks there are. */
    public Stream<ImageRef> references() {
        Stream<ImageRef> ofContent = Stream.concat(Stream.of(content), Stream.ofNullable(contentMask));
        return Stream.concat(
                ofContent,
                styles.stream()
                        .flatMap(style -> Stream.concat(Stream.of(style.image()), Stream.ofNullable(style.mask()))));
    }
}
