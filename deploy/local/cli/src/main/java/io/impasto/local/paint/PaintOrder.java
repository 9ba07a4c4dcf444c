package io.impasto.local.paint;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.StyleJob;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be painted: a job whose pictures are files.
 *
 * @param styles 1 to {@value StyleJob#MAX_STYLES}
 */
public record PaintOrder(Path content, List<StyleFile> styles, JobOptions options) {

    /** @throws InvalidInputException if there is no style, if there are too many, or if the options don't fit together */
    public PaintOrder {
        styles = List.copyOf(styles);
        if (styles.isEmpty() || styles.size() > StyleJob.MAX_STYLES) {
            throw new InvalidInputException(
                    "styles", "there are " + styles.size() + "; 1 to " + StyleJob.MAX_STYLES + " are allowed");
        }
        options.check();
    }
}
