package io.impasto.worker.run;

import io.impasto.common.job.JobOptions;
import io.impasto.common.job.ResultKey;
import io.impasto.common.job.StyleParameters;
import io.impasto.engine.StyleSource;
import io.impasto.engine.StyleTask;
import io.impasto.engine.picture.AlphaPlane;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.ReadPicture;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A job's pictures, decoded, each with the SHA-256 of the bytes that it came in.
 *
 * @param contentMask null where there are no masks
 * @param styles at least one
 */
record JobInputs(Input content, @Nullable Input contentMask, List<Style> styles) {

    record Input(ReadPicture read, String sha256) {

        Picture picture() {
            return read.picture();
        }
    }

    /** @param share of all styles, the shares adding up to 1 */
    record Style(Input input, double share, @Nullable Input mask) {}

    StyleTask task(StyleParameters parameters) {
        return new StyleTask(
                content.picture(),
                picture(contentMask),
                styles.stream()
                        .map(style -> new StyleSource(style.input().picture(), style.share(), picture(style.mask())))
                        .toList(),
                parameters);
    }

    private static @Nullable Picture picture(@Nullable Input mask) {
        return mask == null ? null : mask.picture();
    }

    /** How transparent the content is; empty if it is opaque. */
    Optional<AlphaPlane> alpha() {
        return content.read().alpha();
    }

    /** @param weightsSha256 of the network's weights */
    ResultKey resultKey(JobOptions options, String weightsSha256) {
        return ResultKey.of(
                content.sha256(),
                styles.stream().map(style -> style.input().sha256()).toList(),
                styles.stream().map(Style::share).toList(),
                maskSha256s(),
                options.parameters(),
                options.output(),
                weightsSha256);
    }

    private List<String> maskSha256s() {
        if (contentMask == null) {
            return List.of();
        }
        return Stream.concat(Stream.of(contentMask), styles.stream().map(Style::mask))
                .map(mask -> mask == null ? "" : mask.sha256())
                .toList();
    }
}
