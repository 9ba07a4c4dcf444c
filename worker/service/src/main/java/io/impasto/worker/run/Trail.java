package io.impasto.worker.run;

import io.impasto.common.job.JobId;
import io.impasto.common.job.ResultKey;
import io.impasto.engine.picture.AlphaPlane;
import io.impasto.worker.checkpoint.CheckpointStore;
import io.impasto.worker.checkpoint.JobCheckpoints;
import io.impasto.worker.preview.JobPreviews;
import io.impasto.worker.preview.Previews;
import io.impasto.worker.upload.UploadThread;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** What one attempt leaves in the store while it runs, and the thread that takes it there. To be closed when the attempt ends. */
final class Trail implements AutoCloseable {

    /** Makes trails: whoever runs jobs has one of these. */
    record Maker(CheckpointStore checkpoints, Previews previews) {

        /**
         * @param result what the attempt is to make
         * @param alpha the content's
         * @param held whether it still has its job
         */
        Trail of(JobId job, int attempt, ResultKey result, Optional<AlphaPlane> alpha, BooleanSupplier held) {
            UploadThread uploads = new UploadThread();
            AtomicBoolean over = new AtomicBoolean();
            BooleanSupplier wanted = () -> !over.get() && held.getAsBoolean();
            // In this order: a checkpoint is work, a preview is a view of it.
            JobCheckpoints kept = checkpoints.of(job, result, uploads.lane(), wanted);
            JobPreviews shown = previews.of(job, attempt, alpha, uploads.lane(), wanted);
            return new Trail(uploads, kept, shown, over);
        }
    }

    private final UploadThread uploads;
    private final JobCheckpoints checkpoints;
    private final JobPreviews previews;

    /** For the uploading thread, which may be at work a little longer: then nothing that it has uploaded is wanted. */
    private final AtomicBoolean over;

    private Trail(UploadThread uploads, JobCheckpoints checkpoints, JobPreviews previews, AtomicBoolean over) {
        this.uploads = uploads;
        this.checkpoints = checkpoints;
        this.previews = previews;
        this.over = over;
    }

    JobCheckpoints checkpoints() {
        return checkpoints;
    }

    JobPreviews previews() {
        return previews;
    }

    /** The picture is painted: nothing of the way to it is needed any more. */
    void painted() {
        over.set(true);
        previews.end();
        uploads.hurry();
    }

    @Override
    public void close() {
        previews.end();
        uploads.close();
        over.set(true);
    }
}
