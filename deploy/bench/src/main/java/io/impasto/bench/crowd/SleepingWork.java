package io.impasto.bench.crowd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.BlobStore;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.image.ImageRef;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.FormatName;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.ResultImage;
import io.impasto.common.job.ResultKey;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.Contract;
import io.impasto.engine.memory.MemoryShare;
import io.impasto.engine.state.SavedState;
import io.impasto.worker.checkpoint.CheckpointStore;
import io.impasto.worker.checkpoint.JobCheckpoints;
import io.impasto.worker.report.JobReport;
import io.impasto.worker.run.JobWork;
import io.impasto.worker.run.Lease;
import io.impasto.worker.run.LetGoException;
import io.impasto.worker.run.Patience;
import io.impasto.worker.run.StopSigns;
import io.impasto.worker.run.WorkerIdentity;
import io.impasto.worker.upload.UploadThread;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Work that asks the store and tells the world what painting would, and sleeps instead of painting: fetch both pictures, look whether somebody
 * has made it before, sleep with progress told twice a second and checkpoints when they are due, store a small picture and what there is to tell of it.
 */
record SleepingWork(
        ServiceTimes times,
        BlobStore store,
        String bucket,
        byte[] picture,
        CheckpointStore checkpoints,
        JobReport report,
        WorkerIdentity identity,
        Patience patience,
        Diary diary)
        implements JobWork {

    private static final ObjectMapper JSON = Contract.json();
    private static final LossTerms LOSSES = new LossTerms(1234.5, 2345.6, 34.5);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final long TELL_EVERY_NANOS = Duration.ofMillis(500).toNanos();
    private static final long MOST_BYTES = 1 << 20;
    private static final int PICTURE_SIDE = 64;

    @Override
    public JobResult make(StyleJob job, int attempt, MemoryShare share, StopSigns signs) {
        diary.begun(System.nanoTime());
        Instant start = Instant.now();
        Lease lease = signs.hold().lease();
        String content = patience.insist(lease, () -> sha256(job.content()));
        String style = patience.insist(lease, () -> sha256(job.styles().get(0).image()));
        ResultKey key = ResultKey.of(
                content,
                List.of(style),
                List.of(1.0),
                List.of(),
                job.options().parameters(),
                job.options().output(),
                "0".repeat(64));
        if (patience.insist(lease, () -> madeBefore(key))) {
            throw new IllegalStateException("each job has a seed of its own, but " + job.id() + " was made before");
        }
        signs.checkWanted();
        int steps = job.options().parameters().steps();
        report.tell(new Started(job.id(), start, attempt, identity.worker(), identity.device(), steps, 0, null, null));
        sleep(job, attempt, key, signs);
        JobResult result = patience.insist(lease, () -> keep(key, steps, Duration.between(start, Instant.now())));
        diary.done(System.nanoTime());
        return result;
    }

    private void sleep(StyleJob job, int attempt, ResultKey key, StopSigns signs) {
        Duration all = times.of(job.options());
        int steps = job.options().parameters().steps();
        long from = System.nanoTime();
        long end = from + all.toNanos();
        long told = from - TELL_EVERY_NANOS;
        try (UploadThread uploads = new UploadThread()) {
            JobCheckpoints kept = checkpoints.of(job.id(), key, uploads.lane(), signs.hold()::exclusive);
            for (long now = from; now < end; now = System.nanoTime()) {
                int step = (int) ((double) (now - from) / all.toNanos() * steps);
                if (signs.hold().lost()) {
                    throw new LetGoException("stopped at step " + step + " of " + steps);
                }
                signs.checkWanted(step, steps, STEP);
                if (now - told >= TELL_EVERY_NANOS) {
                    told = now;
                    tell(job, attempt, step, steps, all);
                }
                if (kept.due()) {
                    kept.write(Long.BYTES, () -> state(step));
                }
                signs.hold().lease().pause(Duration.ofNanos(Math.min(STEP.toNanos(), end - now)));
            }
            tell(job, attempt, steps, steps, all);
            uploads.hurry();
        }
    }

    private void tell(StyleJob job, int attempt, int step, int steps, Duration all) {
        report.tell(new Progressed(
                job.id(),
                Instant.now(),
                attempt,
                step,
                steps,
                LOSSES,
                (double) all.toNanos() / TimeUnit.SECONDS.toNanos(1) / steps));
    }

    private static SavedState state(int step) {
        SavedState state = new SavedState();
        state.put("step", step);
        return state;
    }

    private String sha256(ImageRef picture) {
        return ResultKey.sha256(store.get((S3Object) picture, MOST_BYTES));
    }

    private boolean madeBefore(ResultKey key) {
        try {
            return store.get(new S3Object(bucket, key.resultKey()), MOST_BYTES).length > 0;
        } catch (BlobMissingException e) {
            return false;
        }
    }

    private JobResult keep(ResultKey key, int steps, Duration took) {
        S3Object object = new S3Object(bucket, key.imageKey(FormatName.PNG));
        String mediaType = FormatName.PNG.mediaType();
        store.putIfAbsent(object, picture, mediaType);
        ResultImage image = new ResultImage(
                object, mediaType, ResultKey.sha256(picture), picture.length, PICTURE_SIDE, PICTURE_SIDE);
        JobResult result = JobResult.complete(image, identity.device(), steps, took.toMillis() / 1000.0, LOSSES, null);
        try {
            store.put(new S3Object(bucket, key.resultKey()), JSON.writeValueAsBytes(result), "application/json");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result always has a JSON form", e);
        }
        return result;
    }
}
