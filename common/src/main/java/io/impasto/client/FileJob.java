package io.impasto.client;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.MaskRules;
import io.impasto.common.job.StyleJob;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A job whose pictures are files. One whose pictures are in the store already is a {@link StyleJob}.
 *
 * @param id {@link JobId#random} gives one; the same files under the same id, sent again, are the same job
 * @param contentMask the content's regions, each of which takes its own part of the styles; absent to paint all of it alike
 * @param styles 1 to {@value StyleJob#MAX_STYLES}
 * @param expirytime when nobody wants the picture any more; absent for never
 */
public record FileJob(
        JobId id,
        Path content,
        Optional<Path> contentMask,
        List<StyleFile> styles,
        JobOptions options,
        Optional<Instant> expirytime) {

    /** @throws InvalidInputException if there is no style, if there are too many, if the options don't fit together, or if masks don't */
    public FileJob {
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

    /** One picture in the manner of another, under an id of its own. */
    public static FileJob of(Path content, Path style, JobOptions options, RandomGenerator random) {
        return new FileJob(
                JobId.random(random),
                content,
                Optional.empty(),
                List.of(new StyleFile(style, 1, Optional.empty())),
                options,
                Optional.empty());
    }
}
