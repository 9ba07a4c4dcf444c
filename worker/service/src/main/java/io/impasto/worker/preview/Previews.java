package io.impasto.worker.preview;

import io.impasto.common.event.JobEvent.Preview;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobKeys;
import io.impasto.common.job.PreviewImage;
import io.impasto.common.job.ResultKey;
import io.impasto.engine.PaintedFile;
import io.impasto.engine.picture.AlphaPlane;
import io.impasto.engine.picture.Picture;
import io.impasto.worker.metrics.WorkerMetrics;
import io.impasto.worker.report.JobReport;
import io.impasto.worker.upload.JobFolder;
import io.impasto.worker.upload.UploadLane;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows how jobs get on. */
public final class Previews {

    private static final Logger LOG = LoggerFactory.getLogger(Previews.class);

    private final PreviewRules rules;
    private final PreviewPicture picture;
    private final JobFolder folder;
    private final JobReport report;
    private final WorkerMetrics metrics;
    private final Clock clock;

    /** @param clock says when a preview was to be seen */
    public Previews(PreviewRules rules, JobFolder folder, JobReport report, WorkerMetrics metrics, Clock clock) {
        this.rules = rules;
        this.picture = new PreviewPicture(rules);
        this.folder = folder;
        this.report = report;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * The previews of one attempt.
     *
     * @param alpha the content's
     * @param lane on which they are made and uploaded
     * @param held whether the attempt still has its job
     */
    public JobPreviews of(JobId job, int attempt, Optional<AlphaPlane> alpha, UploadLane lane, BooleanSupplier held) {
        return new JobPreviews(this, new Subject(job, attempt, alpha), rules, lane, held);
    }

    void dropped() {
        metrics.previewDropped();
    }

    /** Whose previews they are. */
    record Subject(JobId job, int attempt, Optional<AlphaPlane> alpha) {}

    /** Makes one, stores it and tells of it, or says why not in the log. For the uploading thread. */
    void show(Subject of, int step, int steps, Supplier<Picture> read, BooleanSupplier wanted) {
        try {
            PaintedFile file = picture.file(read.get(), of.alpha());
            S3Object object = folder.object(JobKeys.preview(of.job(), of.attempt()));
            if (wanted.getAsBoolean() && folder.put(of.job(), object, file.bytes(), PreviewImage.JPEG, wanted)) {
                String sha256 = ResultKey.sha256(file.bytes());
                PreviewImage image = new PreviewImage(
                        object, sha256, file.bytes().length, file.width(), file.height(), PreviewImage.JPEG);
                report.tell(new Preview(of.job(), clock.instant(), of.attempt(), step, steps, image));
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            dropped();
            LOG.debug("jobId={} attempt={} step={} preview=dropped", of.job(), of.attempt(), step, e);
        }
    }
}
