package io.impasto.gateway.estimate;

import io.impasto.common.InvalidInputException;
import io.impasto.common.image.PictureSize;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.StyleJob;
import io.impasto.common.job.StyleParameters;
import org.jspecify.annotations.Nullable;

/**
 * A job that somebody thinks of.
 *
 * @param content the picture to paint
 * @param styles how many pictures to paint after
 * @param options none for those of the preset
 */
record EstimateRequest(
        Content content, int styles, @Nullable JobOptions options) {

    /**
     * @param width px
     * @param height px
     */
    record Content(int width, int height) {

        Content {
            check("content.width", width, StyleParameters.MAX_SIDE);
            check("content.height", height, StyleParameters.MAX_SIDE);
        }

        PictureSize size() {
            return new PictureSize(width, height);
        }
    }

    /** @throws InvalidInputException naming the field, its value and what would be right */
    EstimateRequest {
        check("styles", styles, StyleJob.MAX_STYLES);
    }

    private static void check(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw new InvalidInputException(field, value + " is not between 1 and " + most);
        }
    }

    /** @throws InvalidInputException if they don't fit together */
    JobOptions validOptions() {
        JobOptions given = options == null ? JobOptions.NONE : options;
        given.check();
        return given;
    }
}
