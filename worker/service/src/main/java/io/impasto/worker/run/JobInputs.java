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

/**
 * A job's pictures, decoded, each with the SHA-256 of the bytes that it came in.
 *
 * @param styles at least one
 */
record JobInputs(Input content, List<Style> styles) {

    record Input(ReadPicture read, String sha256) {

        Picture picture() {
            return read.picture();
        }
    }

    /** @param share of all styles, the shares adding up to 1 */
    record Style(Input input, double share) {}

    StyleTask task(StyleParameters parameters) {
        return new StyleTask(
                content.picture(),
                styles.stream()
                        .map(style -> new StyleSource(style.input().picture(), style.share()))
                        .toList(),
                parameters);
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
                options.parameters(),
                options.output(),
                weightsSha256);
    }
}
