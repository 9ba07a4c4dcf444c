package io.impasto.gateway;

import io.impasto.common.event.JobEvent.Cancelled;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.ResultImage;
import io.impasto.common.job.ResultKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;

/** Says on the topics what a worker would, and puts a painting into the store that one has made. */
record PlayedWorker(BrokerAndStore outside) {

    static final int STEPS = 320;
    private static final LossTerms LOSSES = new LossTerms(1, 2, 3);
    private static final double SECONDS_PER_STEP = 0.25;
    private static final String DEVICE = "cpu";

    void starts(String id) {
        outside.say(new Started(
                new JobId(id),
                Instant.now(),
                1,
                "worker-1",
                DEVICE,
                STEPS,
                0,
                "brush at draft quality, since this worker has no GPU; a request's network and quality say otherwise"));
    }

    void comesTo(String id, int step) {
        outside.say(new Progressed(new JobId(id), Instant.now(), 1, step, STEPS, LOSSES, SECONDS_PER_STEP));
    }

    /** With the gallery's town by the lake, painted after its swirls. */
    void finishes(String id) {
        byte[] painting = painting();
        S3Object object = new S3Object("impasto", "results/" + id + "/image.jpg");
        outside.store().putIfAbsent(object, painting, "image/jpeg");
        ResultImage image =
                new ResultImage(object, "image/jpeg", ResultKey.sha256(painting), painting.length, 512, 384);
        outside.say(new Succeeded(
                new JobId(id), Instant.now(), JobResult.complete(image, DEVICE, STEPS, 80, LOSSES, null)));
    }

    void fails(String id, JobFailure why) {
        outside.say(new Failed(new JobId(id), Instant.now(), why));
    }

    void stops(String id) {
        outside.say(new Cancelled(new JobId(id), Instant.now(), Instant.now()));
    }

    static byte[] painting() {
        try (InputStream in = PlayedWorker.class.getResourceAsStream("/page/lake-town-after-swirls.jpg")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
