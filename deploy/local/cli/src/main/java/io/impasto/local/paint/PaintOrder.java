package io.impasto.local.paint;

import io.impasto.client.FileJob;
import io.impasto.client.StyleFile;
import io.impasto.common.InvalidInputException;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.StyleJob;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be painted: a job whose pictures are files.
 *
 * @param contentMask the content's regions, each of which takes its own part of the styles; absent to paint all of it alike
 * @param styles 1 to {@value StyleJob#MAX_STYLES}
 */
public record PaintOrder(Path content, Optional<Path> contentMask, List<StyleFile> styles, JobOptions options) {

    private static final JobId UNNAMED = new JobId("unnamed");

    /** @throws InvalidInputException as {@link FileJob} does */
    public PaintOrder {
        styles = List.copyOf(styles);
        var unused = new FileJob(UNNAMED, content, contentMask, styles, options, Optional.empty());
    }

    /** The order as a job for a gateway. */
    FileJob asJob(JobId id, Optional<Instant> expirytime) {
        return new FileJob(id, content, contentMask, styles, options, expirytime);
    }
}
