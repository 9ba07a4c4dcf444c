package io.impasto.bench.gateway;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.image.ImageRef;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.ResultImage;
import io.impasto.common.job.StyleImage;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.EventCodec;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Says of jobs what submitters and workers would, without either. */
final class ManyJobs implements AutoCloseable {

    private static final ImageRef PICTURE = ImageRef.of("sha256:" + "0".repeat(64));
    private static final LossTerms LOSSES = new LossTerms(1234.5, 2345.6, 34.5);
    private static final int STEPS = 100;
    private static final int SUBMITTERS = 100;

    private final RequestCodec requests = new RequestCodec();
    private final EventCodec events = new EventCodec("/worker/bench");
    private final KafkaProducer<String, byte[]> producer;

    // Written by the producer's thread, read by ours after a flush.
    private volatile @Nullable Exception failure;

    ManyJobs(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "20", "batch.size", "262144"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    static String id(int number) {
        return String.format("%032x", number);
    }

    void submit(int number) {
        StyleJob job = new StyleJob(new JobId(id(number)), PICTURE, List.of(new StyleImage(PICTURE, 100)), null);
        send(requests.encode(job, Topic.REQUESTS, "submitter-" + number % SUBMITTERS));
    }

    void finish(int number) {
        ResultImage image = new ResultImage(
                new S3Object("impasto", "results/" + id(number) + "/image.png"),
                "image/png",
                "0".repeat(64),
                1_234_567,
                1024,
                768);
        say(new Succeeded(
                new JobId(id(number)), Instant.now(), JobResult.complete(image, "gpu:0", STEPS, 12.3, LOSSES, null)));
    }

    /** @param step of {@value #STEPS} */
    void comeTo(int number, int step) {
        say(new Progressed(new JobId(id(number)), Instant.now(), 1, step, STEPS, LOSSES, 0.12));
    }

    private void say(JobEvent event) {
        send(events.encode(event));
    }

    private void send(ProducerRecord<String, byte[]> message) {
        Future<RecordMetadata> unused = producer.send(message, (at, why) -> {
            if (why != null) {
                failure = why;
            }
        });
    }

    /** Returns when the broker has it all. */
    void flush() {
        producer.flush();
        if (failure != null) {
            throw new IllegalStateException("the broker has not taken all of it", failure);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
