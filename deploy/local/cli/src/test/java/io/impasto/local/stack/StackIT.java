package io.impasto.local.stack;

import static io.impasto.engine.TestPictures.noise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.impasto.client.ImpastoClient;
import io.impasto.client.StyleFile;
import io.impasto.common.blob.MinioBlobStore;
import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.Init;
import io.impasto.common.job.JobFailedException;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.ResultKey;
import io.impasto.common.wire.EventCodec;
import io.impasto.common.wire.JobOptionsText;
import io.impasto.common.wire.Topic;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureWriter;
import io.impasto.local.paint.GatewayPainter;
import io.impasto.local.paint.PaintOrder;
import io.impasto.local.paint.PaintProgress;
import io.impasto.local.paint.Painting;
import io.impasto.local.paint.Terms;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole stack with three workers, to its end: no other class of tests can use it after this. */
@ExtendWith(SharedStack.Given.class)
@Order(SharedStack.ENDED)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StackIT {

    private static final int REQUESTS = 9;
    private static final Duration SOON = Duration.ofSeconds(150);
    /** More than a painter lets pass between two looks at its job. */
    private static final Duration LOOKED_AT = Duration.ofSeconds(1);

    private static final S3Object CONTENT = new S3Object("impasto", "test/content.png");
    private static final S3Object STYLE = new S3Object("impasto", "test/style.png");

    @TempDir
    static Path folder;

    private static SharedStack stack;
    private static StackState state;
    private static MinioBlobStore store;
    private static KafkaConsumer<String, byte[]> events;
    private static final List<JobEvent> SEEN = new ArrayList<>();

    @BeforeAll
    static void take(SharedStack shared) throws Exception {
        stack = shared;
        state = shared.state();
        store = shared.store();
        store.putIfAbsent(CONTENT, PictureWriter.png(noise(40, 30, 1)), "image/png");
        store.putIfAbsent(STYLE, PictureWriter.png(noise(30, 30, 2)), "image/png");
        events = new KafkaConsumer<>(
                Map.of("bootstrap.servers", state.kafka()), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                List.of(new TopicPartition(Topic.PROGRESS, 0), new TopicPartition(Topic.COMPLETIONS, 0));
        events.assign(partitions);
        events.seekToBeginning(partitions);
    }

    @AfterAll
    static void close() {
        if (events != null) {
            events.close();
        }
        if (store != null) {
            store.close();
        }
    }

    @Test
    @Order(1)
    void handWrittenRequestGivesACompletionThatNamesTheObject() {
        request("by-hand", "\"preset\":\"classic\",\"size\":32,\"styleSize\":32,\"iterations\":2");

        await().atMost(SOON).until(() -> !succeeded("by-hand").isEmpty());

        Succeeded end = succeeded("by-hand").get(0);
        assertThat(ResultKey.sha256(store.get(end.result().image().object(), 10_000_000)))
                .isEqualTo(end.result().image().sha256());
        assertThat(end.result().image().width()).isEqualTo(42);
        assertThat(end.result().image().height()).isEqualTo(32);
    }

    @Test
    @Order(2)
    void nineRequestsOnOnePartitionKeepThreeWorkersBusy() {
        // When
        for (int i = 1; i <= REQUESTS; i++) {
            request(
                    "nine-" + i,
                    "\"preset\":\"classic\",\"size\":48,\"styleSize\":48,\"iterations\":60,\"init\":\"random\",\"seed\":"
                            + i);
        }

        // Then
        Set<S3Object> objects = new HashSet<>();
        Set<String> workers = new HashSet<>();
        for (int i = 1; i <= REQUESTS; i++) {
            String id = "nine-" + i;
            await().atMost(SOON).until(() -> !succeeded(id).isEmpty());
            assertThat(succeeded(id)).hasSize(1);
            S3Object object = succeeded(id).get(0).result().image().object();
            assertThat(store.exists(object)).isTrue();
            objects.add(object);
            seen().stream()
                    .filter(event ->
                            event instanceof Started && event.jobId().value().equals(id))
                    .forEach(event -> workers.add(((Started) event).worker()));
        }
        assertThat(objects).hasSize(REQUESTS);
        assertThat(workers).hasSize(SharedStack.WORKERS);
    }

    @Test
    @Order(3)
    void pictureIsPaintedThroughTheGatewayWithItsTrace() throws Exception {
        // Given
        Path content = Files.write(folder.resolve("content.png"), PictureWriter.png(noise(50, 40, 3)));
        Path style = Files.write(folder.resolve("style.png"), PictureWriter.png(noise(40, 50, 4)));
        JobOptions options = JobOptionsText.parse(Map.of(
                "preset",
                "classic",
                "size",
                "40",
                "styleSize",
                "40",
                "iterations",
                "3",
                "init",
                Init.CONTENT.wireName(),
                "trace",
                "true"));
        List<PaintProgress> progress = new ArrayList<>();

        // When
        Painting painting = painter(Terms.NONE)
                .paint(
                        new PaintOrder(
                                content,
                                Optional.empty(),
                                List.of(
                                        new StyleFile(style, 2, Optional.empty()),
                                        new StyleFile(content, 1, Optional.empty())),
                                options),
                        progress::add);

        // Then
        assertThat(painting.picture()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(new String(painting.trace().orElseThrow(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"step\":0", "\"step\":3")
                .doesNotContain("\"step\":4");
        assertThat(progress).last().extracting(PaintProgress::step).isEqualTo(3);
    }

    /** The job fails at the masks' own regions, so each has come to its place. */
    @Test
    @Order(4)
    void masksGoThroughTheGatewayToo() throws Exception {
        Path picture = Files.write(folder.resolve("picture.png"), PictureWriter.png(noise(50, 40, 3)));
        Path mask = Files.write(
                folder.resolve("mask.png"), PictureWriter.png(new Picture(2, 1, new byte[] {0, 0, 0, -1, -1, -1})));
        Path white =
                Files.write(folder.resolve("white.png"), PictureWriter.png(new Picture(1, 1, new byte[] {-1, -1, -1})));
        JobOptions options = JobOptionsText.parse(Map.of(
                "preset",
                "studio",
                "network",
                "squeezenet1_1",
                "size",
                "40",
                "initialIterations",
                "2",
                "iterations",
                "2"));
        GatewayPainter painter = painter(Terms.NONE);
        StyleFile ofWhite = new StyleFile(picture, 1, Optional.of(white));
        StyleFile ofAll = new StyleFile(picture, 1, Optional.empty());

        assertThatThrownBy(() -> painter.paint(
                        new PaintOrder(picture, Optional.of(mask), List.of(ofWhite), options), progress -> {}))
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining(
                        "contentMask: no style's mask has the region black; the styles' masks have white");
        assertThat(painter.paint(
                                new PaintOrder(picture, Optional.of(mask), List.of(ofAll, ofWhite), options),
                                progress -> {})
                        .picture())
                .startsWith(0x89, 'P', 'N', 'G');
    }

    /** Whether a worker has begun with it or not. */
    @Test
    @Order(5)
    void interruptedPainterCancelsWhatItOrderedOnItsTerms() throws Exception {
        // Given
        Path picture = Files.write(folder.resolve("unwanted.png"), PictureWriter.png(noise(50, 40, 3)));
        PaintOrder order = new PaintOrder(
                picture,
                Optional.empty(),
                List.of(new StyleFile(picture, 1, Optional.empty())),
                JobOptionsText.parse(Map.of("preset", "classic", "size", "64", "iterations", "5000")));
        Instant expirytime = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        Thread painting = new Thread(
                () -> assertThatThrownBy(() -> painter(new Terms(true, Optional.of(expirytime)))
                                .paint(order, progress -> {}))
                        .isInstanceOf(InterruptedException.class),
                "painting");
        painting.start();
        await().atMost(SOON).until(() -> !keys(Topic.URGENT).isEmpty());

        // When
        Thread.sleep(LOOKED_AT.toMillis());
        painting.interrupt();

        // Then
        painting.join();
        assertThat(keys(Topic.CONTROL)).isEqualTo(keys(Topic.URGENT)).hasSize(1);
        assertThat(job(keys(Topic.CONTROL).get(0)))
                .contains("\"expirytime\":\"" + expirytime + "\"")
                .containsPattern("\"cancelRequested\":true|\"state\":\"cancelled\"");
    }

    private static GatewayPainter painter(Terms terms) {
        return new GatewayPainter(new ImpastoClient(state.gateway()), terms, new Random(), text -> {});
    }

    private static String job(String id) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(state.gateway().resolve("/v1/jobs/" + id))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Of all messages that a topic has. */
    private static List<String> keys(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<String> keys = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", state.kafka()), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(message -> keys.add(message.key()));
            }
        }
        return keys;
    }

    @Test
    @Order(6)
    void stoppedStackLeavesNoProcessAndNoPortBehind() {
        // Given
        List<ProcessHandle> children = ProcessHandle.current().descendants().toList();
        assertThat(children).hasSizeGreaterThanOrEqualTo(SharedStack.WORKERS + 3);

        // When
        stack.close();

        // Then
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(Ports.isFree(state.gateway().getPort())).isTrue();
        assertThat(Ports.isFree(state.store().getPort())).isTrue();
    }

    private static void request(String id, String options) {
        String json = "{\"id\":\"" + id + "\",\"content\":\"" + CONTENT + "\",\"styles\":[\"" + STYLE
                + "\"],\"options\":{" + options + "}}";
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", state.kafka()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topic.REQUESTS, id, json));
        }
    }

    private static List<Succeeded> succeeded(String id) {
        return seen().stream()
                .filter(event ->
                        event instanceof Succeeded && event.jobId().value().equals(id))
                .map(Succeeded.class::cast)
                .toList();
    }

    private static List<JobEvent> seen() {
        EventCodec codec = new EventCodec("/test");
        events.poll(Duration.ofMillis(200)).forEach(message -> {
            try {
                SEEN.add(codec.decode(message));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return SEEN;
    }
}
