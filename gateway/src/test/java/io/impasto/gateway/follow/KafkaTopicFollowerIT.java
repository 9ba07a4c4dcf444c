package io.impasto.gateway.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.image.ImageRef;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.StyleImage;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.ControlCodec;
import io.impasto.common.wire.EventCodec;
import io.impasto.common.wire.KafkaConnection;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.Topic;
import io.impasto.gateway.follow.store.RocksDbStore;
import io.impasto.local.servers.LocalBroker;
import io.impasto.local.servers.LocalTopics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One broker, which is restarted by one of the tests; each has jobs of its own. */
class KafkaTopicFollowerIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final ImageRef PICTURE = ImageRef.of("s3://bucket/picture");

    private static final Duration FOR_LONG = Duration.ofDays(7);

    @TempDir
    static Path records;

    private static LocalBroker broker;

    @TempDir
    Path folder;

    private final List<RocksDbStore> stores = new ArrayList<>();

    @BeforeAll
    static void startBroker() {
        broker = LocalBroker.start(records, 0);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void makeTopics() {
        LocalTopics.create(broker.bootstrapServers());
    }

    @AfterEach
    void closeStores() {
        stores.forEach(RocksDbStore::close);
    }

    @Test
    void restartedViewKnowsOldJobsAndARestartedBrokerIsFollowedOn() throws Exception {
        // Given a job that ended, and an urgent one that was to be cancelled, before this view began
        JobId old = new JobId("ended-long-ago");
        JobId unwantedId = new JobId("unwanted");
        JobId started = new JobId("started-later");
        say(new Failed(old, Instant.now(), new JobFailure.Internal("long ago")));
        StyleJob unwanted = new StyleJob(unwantedId, PICTURE, List.of(new StyleImage(PICTURE, 1)), null);
        RequestCodec requests = new RequestCodec();
        send(requests.encode(unwanted, Topic.URGENT, null, null));
        send(new ControlCodec().encode(unwantedId, requests.digest(unwanted)));
        StoredJobView view = view("first");

        try (KafkaTopicFollower follower = follower(view)) {
            // When
            assertThat(follower.trouble()).isPresent();
            follower.start();

            // Then
            await().atMost(SOON).until(view::complete);
            assertThat(view.find(old).orElseThrow().state().word()).isEqualTo("failed");
            assertThat(view.find(unwantedId).orElseThrow().cancelRequested()).isTrue();
            assertThat(follower.trouble()).isEmpty();

            // When
            broker.close();
            await().atMost(SOON).until(() -> follower.trouble().isPresent());
            broker = LocalBroker.start(
                    records, URI.create("kafka://" + broker.bootstrapServers()).getPort());
            say(new Started(started, Instant.now(), 1, "w1", "cpu", 2, 0, null));

            // Then
            await().atMost(SOON).until(() -> view.find(started).isPresent());
            await().atMost(SOON).until(() -> follower.trouble().isEmpty());
        }
    }

    @Test
    void viewGoesOnWhereItWasUnlessItsTopicsAreOthersOrItsStoreIsDamaged() throws Exception {
        // Given a view that has read a job's end
        JobId old = new JobId("read-before");
        JobId later = new JobId("read-later");
        JobId anew = new JobId("in-the-new-topic");
        say(new Failed(old, Instant.now(), new JobFailure.Internal("long ago")));
        follow(view("kept"), old);
        assertThat(next(view("kept"))).isEqualTo(end(Topic.COMPLETIONS)).isPositive();

        // When what it has read is gone from its store, but not that it was read, then it isn't read again
        StoredJobView going = view("kept");
        going.open();
        going.forget(Instant.now().plus(FOR_LONG).plusSeconds(120), 10);
        say(new Failed(later, Instant.now(), new JobFailure.Internal("just now")));
        follow(going, later);
        assertThat(going.find(old)).isEmpty();

        // When its store is damaged, then it begins anew
        stores.forEach(RocksDbStore::close);
        damage(folder.resolve("kept"));
        StoredJobView mended = view("kept");
        follow(mended, later);
        assertThat(mended.find(old)).isPresent();
        assertThat(mended.trouble()).isEmpty();

        // When the topic is made anew, then too
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.deleteTopics(List.of(Topic.COMPLETIONS)).all().get();
        }
        await().atMost(SOON).until(() -> recreated());
        say(new Failed(anew, Instant.now(), new JobFailure.Internal("in the new one")));
        StoredJobView other = view("kept");
        follow(other, anew);
        assertThat(other.find(old)).isEmpty();
    }

    @Test
    void twoGatewaysKnowAJobByTheSameIdInWhateverOrderTheyHaveReadIt() throws Exception {
        JobId followed = new JobId("followed-by-two");
        StoredJobView first = view("first");
        StoredJobView second = view("second");
        try (KafkaTopicFollower early = follower(first);
                KafkaTopicFollower late = follower(second)) {
            early.start();
            await().atMost(SOON).until(first::complete);
            List<String> told = new CopyOnWriteArrayList<>();
            first.watch(followed, job -> told.add(StateId.of(job).toString()));
            say(new Started(followed, Instant.now(), 1, "w1", "cpu", 9, 0, null));
            say(new Progressed(followed, Instant.now(), 1, 3, 9, new LossTerms(1, 1, 1), 1));
            StyleJob job = new StyleJob(followed, PICTURE, List.of(new StyleImage(PICTURE, 1)), null);
            send(new RequestCodec().encode(job, Topic.REQUESTS, "ann"));
            await().atMost(SOON)
                    .until(() -> first.find(followed)
                            .filter(it -> it.submission() != null
                                    && StateId.of(it).toString().contains(".3."))
                            .isPresent());

            late.start();
            await().atMost(SOON).until(second::complete);

            assertThat(StateId.of(second.find(followed).orElseThrow()))
                    .isEqualTo(StateId.of(first.find(followed).orElseThrow()));
            assertThat(told.get(told.size() - 1))
                    .isEqualTo(StateId.of(second.find(followed).orElseThrow()).toString());
        }
    }

    /** One of that name that was open is closed. */
    private StoredJobView view(String name) {
        stores.stream().filter(store -> store.path().endsWith(name)).forEach(RocksDbStore::close);
        RocksDbStore store = new RocksDbStore(folder.resolve(name));
        stores.add(store);
        return new StoredJobView(store, Retention.ofEnded(FOR_LONG));
    }

    private static KafkaTopicFollower follower(StoredJobView view) {
        return new KafkaTopicFollower(KafkaConnection.to(broker.bootstrapServers()), view, Clock.systemUTC());
    }

    /** Until the view knows that job. */
    private static void follow(StoredJobView view, JobId until) {
        try (KafkaTopicFollower follower = follower(view)) {
            follower.start();
            await().atMost(SOON).until(() -> view.complete() && view.find(until).isPresent());
        }
    }

    private static long next(StoredJobView view) throws Exception {
        view.open();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            String cluster = admin.describeCluster().clusterId().get();
            return view.positions(cluster).orElseThrow().stream()
                    .filter(position -> position.topic().equals(Topic.COMPLETIONS))
                    .mapToLong(TopicPosition::next)
                    .sum();
        }
    }

    private static long end(String topic) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
    }

    private static boolean recreated() throws Exception {
        LocalTopics.create(broker.bootstrapServers());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin.listTopics().names().get().contains(Topic.COMPLETIONS);
        }
    }

    private static void damage(Path store) throws IOException {
        try (Stream<Path> files = Files.list(store.resolve("records"))) {
            for (Path file : files.filter(it -> it.getFileName().toString().startsWith("MANIFEST-"))
                    .toList()) {
                Files.writeString(file, "nonsense");
            }
        }
    }

    private static void say(JobEvent event) throws Exception {
        send(new EventCodec("/worker/test").encode(event));
    }

    private static void send(ProducerRecord<String, byte[]> message) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(message).get();
        }
    }
}
