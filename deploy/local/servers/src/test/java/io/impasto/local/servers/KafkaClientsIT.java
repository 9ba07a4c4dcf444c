package io.impasto.local.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.impasto.client.kafka.Completions;
import io.impasto.client.kafka.NotAcknowledgedException;
import io.impasto.client.kafka.StyleRequests;
import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Cancelled;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.image.ImageRef;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.StyleImage;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.EventCodec;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.Topic;
import io.impasto.common.wire.UndecodableEventException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The helpers for users of Kafka, with a real broker. */
@Timeout(120)
class KafkaClientsIT {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final EventCodec EVENTS = new EventCodec("/worker/test");

    @TempDir
    static Path folder;

    private static LocalBroker broker;
    private static Map<String, Object> settings;

    @BeforeAll
    static void start() {
        broker = LocalBroker.start(folder, 0);
        LocalTopics.create(broker.bootstrapServers());
        settings = Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    /** Remembers what it is told, and throws once at each job that it is to stumble over. */
    private static final class Listener implements Completions.Handler {

        final List<Terminal> told = new CopyOnWriteArrayList<>();
        final List<String> unreadable = new CopyOnWriteArrayList<>();
        private final List<String> stumblesOver;

        Listener(String... stumblesOver) {
            this.stumblesOver = new ArrayList<>(List.of(stumblesOver));
        }

        @Override
        public void ended(Terminal event) {
            if (stumblesOver.remove(event.jobId().value())) {
                throw new IllegalStateException("stumbled over " + event.jobId());
            }
            told.add(event);
        }

        @Override
        public void unreadable(ConsumerRecord<String, byte[]> message, UndecodableEventException why) {
            unreadable.add(message.key());
        }

        List<String> ids() {
            return told.stream().map(event -> event.jobId().value()).toList();
        }
    }

    private static JobEvent cancelled(String id) {
        return new Cancelled(new JobId(id), NOW, NOW);
    }

    private static void say(List<ProducerRecord<String, byte[]>> messages) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<String, byte[]> message : messages) {
                producer.send(message).get();
            }
        }
    }

    /** Until the listener has heard of that job, or the handler has thrown. */
    private static void listen(Completions completions, Listener listener, String last) throws Exception {
        Thread closing = new Thread(() -> {
            await().atMost(Duration.ofSeconds(60)).until(() -> listener.ids().contains(last));
            completions.close();
        });
        closing.setDaemon(true);
        closing.start();
        completions.run(listener);
        closing.join();
    }

    @Test
    void everyEndIsToldOnceThoughItWasWrittenTwice() throws Exception {
        // Given
        say(List.of(
                EVENTS.encode(cancelled("once-1")),
                EVENTS.encode(cancelled("once-1")),
                new ProducerRecord<>(Topic.COMPLETIONS, "once-x", "nonsense".getBytes(StandardCharsets.UTF_8)),
                EVENTS.encode(new Failed(new JobId("once-2"), NOW, new JobFailure.Diverged("why"))),
                EVENTS.encode(cancelled("once-1")),
                EVENTS.encode(cancelled("once-last"))));
        Listener listener = new Listener();

        // When
        listen(Completions.open(settings, "once"), listener, "once-last");

        // Then
        assertThat(listener.ids())
                .filteredOn(id -> id.startsWith("once"))
                .containsExactly("once-1", "once-2", "once-last");
        assertThat(listener.unreadable).contains("once-x");
    }

    @Test
    void whatIsHandledIsCommittedAndWhatIsNotComesAgain() throws Exception {
        // Given
        say(List.of(
                EVENTS.encode(cancelled("again-1")),
                EVENTS.encode(cancelled("again-2")),
                EVENTS.encode(cancelled("again-last"))));
        Listener first = new Listener("again-2");

        // When
        Completions completions = Completions.open(settings, "again");
        assertThatThrownBy(() -> completions.run(first)).hasMessage("stumbled over again-2");
        completions.close();
        Listener second = new Listener("again-2");
        Completions anew = Completions.open(settings, "again");
        assertThatThrownBy(() -> anew.run(second)).hasMessage("stumbled over again-2");
        listen(anew, second, "again-last");

        // Then
        assertThat(first.ids()).contains("again-1").doesNotContain("again-last");
        assertThat(second.ids()).filteredOn(id -> id.startsWith("again")).containsExactly("again-2", "again-last");
    }

    @Test
    void requestsAndCancelsAreAcknowledgedAndReadAsWhatTheyAre() throws Exception {
        StyleJob job = new StyleJob(
                new JobId("asked"),
                ImageRef.of("s3://impasto/a.png"),
                List.of(new StyleImage(ImageRef.of("s3://impasto/b.png"), 1, null)),
                JobOptions.NONE);

        Instant before = Instant.now().minusSeconds(1);
        try (StyleRequests requests = StyleRequests.open(settings)) {
            assertThat(requests.submit(job)).isAfter(before);
            requests.by("ann").submitUrgently(job);
            requests.cancel(job.id());
            requests.cancel(job);
        }

        ConsumerRecord<String, byte[]> written = messages(Topic.REQUESTS).get(0);
        assertThat(written.key()).isEqualTo("asked");
        assertThat(new RequestCodec().decode(written.headers(), written.value()))
                .isEqualTo(job);
        assertThat(RequestCodec.submitter(messages(Topic.URGENT).get(0).headers()))
                .isEqualTo("ann");
        assertThat(messages(Topic.CONTROL))
                .extracting(message -> new String(message.value(), StandardCharsets.UTF_8))
                .containsExactly(
                        "{\"action\":\"cancel\"}",
                        "{\"action\":\"cancel\",\"request\":\""
                                + new RequestCodec().digest(job).sha256() + "\"}");
    }

    @Test
    void requestThatNobodyAcknowledgesIsNotSaidToBeTaken() {
        StyleJob job = new StyleJob(
                new JobId("lost"),
                ImageRef.of("s3://impasto/a.png"),
                List.of(new StyleImage(ImageRef.of("s3://impasto/b.png"), 1, null)),
                JobOptions.NONE);

        try (StyleRequests requests =
                StyleRequests.open(Map.of("bootstrap.servers", "127.0.0.1:1", "max.block.ms", 500, "acks", "0"))) {
            assertThatThrownBy(() -> requests.submit(job))
                    .isInstanceOf(NotAcknowledgedException.class)
                    .hasMessageContaining(Topic.REQUESTS);
        }
    }

    private static List<ConsumerRecord<String, byte[]>> messages(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<ConsumerRecord<String, byte[]>> messages = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(messages::add);
            }
        }
        return messages;
    }
}
