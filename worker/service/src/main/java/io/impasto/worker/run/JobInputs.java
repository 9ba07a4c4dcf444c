package io.impasto.worker.run;

import io.impasto.common.job.ResultKey;
import io.impasto.common.job.StyleParameters;
import io.impasto.engine.StyleSource;
import io.impasto.engine.StyleTask;
import io.impasto.engine.picture.Picture;
import java.util.List;

/**
 * A job's pictures, decoded, each with the SHA-256 of the bytes that it came in.
 *
 * @param styles at least one
 */
record JobInputs(Input content, List<Style> styles) {

    record Input(Picture picture, String sha256) {}

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

    /** @param weightsSha256 of the network's weights */
    ResultKey resultKey(StyleParameters parameters, String weightsSha256) {
        return ResultKey.of(
                content.sha256(),
                styles.stream().map(style -> style.input().sha256()).toList(),
                styles.stream().map(Style::share).toList(),
                parameters,
                weightsSha256);
    }
}
