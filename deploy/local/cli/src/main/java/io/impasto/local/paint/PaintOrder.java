package io.impasto.local.paint;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.MaskRules;
import io.impasto.common.job.StyleJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be painted: a job whose pictures are files.
 *
 * @param contentMask the content's regions, each of which takes its own part of the styles; absent to paint all of it alike
 * @param styles 1 to {@value StyleJob#MAX_STYLES}
 */
public record PaintOrder(Path content, Optional<Path> contentMask, List<StyleFile> styles, JobOptions options) {

    /** @throws InvalidInputException if there is no style, if there are too many, if the options don't fit together, or if masks don't */
    public PaintOrder {
        styles = List.copyOf(styles);
        if (styles.isEmpty() || styles.size() > StyleJob.MAX_STYLES) {
            throw new InvalidInputException(
                    "styles", "there are " + styles.size() + "; 1 to " + StyleJob.MAX_STYLES + " are allowed");
        }
        options.check();
        MaskRules.check(
                contentMask.isPresent(),
                styles.stream().anyMatch(style -> style.mask().isPresent()),
                options.parameters());
    }
}
