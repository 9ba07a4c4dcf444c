package io.impasto.common.wire;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Cancelled;
import io.impasto.common.event.JobEvent.Expired;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Interrupted;
import io.impasto.common.event.JobEvent.Preview;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.image.ImageRef;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.Colors;
import io.impasto.common.job.FormatName;
import io.impasto.common.job.Init;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.MeasuredPace;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.OptimiserName;
import io.impasto.common.job.Pooling;
import io.impasto.common.job.Preset;
import io.impasto.common.job.PreviewImage;
import io.impasto.common.job.Quality;
import io.impasto.common.job.ResultImage;
import io.impasto.common.job.StyleImage;
import io.impasto.common.job.StyleJob;
import io.impasto.common.job.StyleLossName;
import io.impasto.common.job.WorkerAbility;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** One of each thing that the contract can say. */
final class Samples {

    static final JobId ID = new JobId("job-1");
    static final Instant AT = Instant.parse("2026-11-24T04:05:06.789Z");
    static final S3Object OBJECT = new S3Object("impasto", "results/ab/image.png");

    private Samples() {}

    static Stream<StyleJob> jobs() {
        ImageRef content = ImageRef.of("s3://impasto/photos/a b.jpg");
        ImageRef style = ImageRef.of("sha256:" + "0123456789abcdef".repeat(4));
        return Stream.of(
                new StyleJob(ID, content, List.of(new StyleImage(style, 1)), null),
                new StyleJob(
                        ID,
                        content,
                        style,
                        List.of(new StyleImage(style, 1, content), new StyleImage(style, 2)),
                        JobOptionsText.parse(Map.of("preset", "studio")),
                        AT),
                new StyleJob(
                        ID,
                        content,
                        List.of(new StyleImage(style, 2.5), new StyleImage(content, 1)),
                        new JobOptions(
                                Preset.CLASSIC_SCREAM,
                                NetworkName.SQUEEZENET1_1,
                                256,
                                null,
                                null,
                                null,
                                null,
                                300,
                                null,
                                null,
                                null,
                                "2",
                                0.5,
                                List.of("0", "7"),
                                List.of(1e6, 0.0),
                                null,
                                null,
                                0.0,
                                null,
                                Init.RANDOM,
                                20,
                                null,
                                null,
                                2.5,
                                0.05,
                                10,
                                15,
                                null,
                                -7L,
                                true,
                                FormatName.JPEG,
                                80,
                                false)),
                new StyleJob(
                        ID,
                        content,
                        List.of(new StyleImage(style, 1)),
                        new JobOptions(
                                Preset.STUDIO,
                                null,
                                640,
                                true,
                                Quality.DRAFT,
                                0.25,
                                Colors.MATCH,
                                null,
                                1.5,
                                64,
                                3,
                                "relu4_1",
                                null,
                                List.of("relu1_1"),
                                List.of(0.5),
                                StyleLossName.GRAM,
                                false,
                                0.0,
                                Pooling.L2,
                                Init.STYLE,
                                20,
                                30,
                                OptimiserName.LBFGS,
                                1.0,
                                null,
                                null,
                                null,
                                0.5,
                                8L,
                                null,
                                FormatName.TIFF16,
                                null,
                                true)));
    }

    static Stream<JobEvent> events() {
        LossTerms losses = new LossTerms(1.5, 2e6, 0.25);
        ResultImage image = new ResultImage(OBJECT, "image/png", "ab".repeat(32), 1234, 288, 192);
        ResultImage jpeg = new ResultImage(
                new S3Object("impasto", "results/cd/image.jpg"), "image/jpeg", "cd".repeat(32), 1234, 288, 192);
        MeasuredPace pace = new MeasuredPace(
                NetworkName.BRUSH,
                StyleLossName.W2,
                OptimiserName.ADAM,
                2,
                List.of(new MeasuredPace.OfScale(128, 96, 50, 0.02), new MeasuredPace.OfScale(181, 136, 100, 0.04)));
        return Stream.of(
                new Started(ID, AT, 1, "w1", "cpu", 200, 0, null),
                new Started(
                        ID,
                        AT,
                        1,
                        "w1",
                        "cpu",
                        200,
                        0,
                        null,
                        new WorkerAbility(List.of(NetworkName.BRUSH), 8L << 30, 1 << 22)),
                new Progressed(ID, AT, 2, 17, 200, losses, 0.06),
                new Preview(ID, AT, 2, 17, 200, new PreviewImage(OBJECT, "ef".repeat(32), 1234, 96, 64, "image/jpeg")),
                new Interrupted(ID, AT, 1, "the store is gone"),
                new Succeeded(ID, AT, JobResult.complete(image, "gpu:0 (NVIDIA H100)", 200, 12.5, losses, null)),
                new Succeeded(ID, AT, new JobResult(jpeg, "cpu", 150, 12.5, losses, null, 0.75, true)),
                new Succeeded(ID, AT, new JobResult(jpeg, "cpu", 150, 12.5, losses, null, 1, false, pace)),
                new Succeeded(
                        ID,
                        AT,
                        JobResult.complete(
                                image, "cpu", 200, 12.5, losses, new S3Object("impasto", "results/ab/trace.json"))),
                new Cancelled(ID, AT, AT.minusSeconds(1)),
                new Expired(ID, AT, AT.minusSeconds(5)),
                new Failed(ID, AT, new JobFailure.MissingObject("there is no object s3://impasto/x")));
    }

    static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        ConsumerRecord<String, byte[]> received = new ConsumerRecord<>(sent.topic(), 0, 5, sent.key(), sent.value());
        sent.headers().forEach(received.headers()::add);
        return received;
    }

    /** What the codec says against this value; {@code null} if it takes it. */
    static String refusal(byte[] value) {
        try {
            new RequestCodec().decode(new RecordHeaders(), value);
            return null;
        } catch (UndecodableRequestException e) {
            return e.getMessage();
        }
    }
}
