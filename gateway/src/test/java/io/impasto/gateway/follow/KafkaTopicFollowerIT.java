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
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaTopicFollowerIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final JobId OLD = new JobId("old");
    private static final JobId NEW = new JobId("new");
    private static final JobId UNWANTED = new JobId("unwanted");
    private static final ImageRef PICTURE = ImageRef.of("s3://bucket/picture");

    private static final Duration FOR_LONG = Duration.ofDays(7);

    @TempDir
    Path folder;

    private final List<RocksDbStore> stores = new ArrayList<>();

    @AfterEach
    void closeStores() {
        stores.forEach(RocksDbStore::close);
    }

    @Test
    void restartedViewKnowsOldJobsAndARestartedBrokerIsFollowedOn() throws Exception {
        // Given a job that ended, and an urgent one that was to be cancelled, before this view began
        LocalBroker broker = LocalBroker.start(folder.resolve("broker"), 0);
        int port = URI.create("kafka://" + broker.bootstrapServers()).getPort();
        LocalTopics.create(broker.bootstrapServers());
        say(broker, new Failed(OLD, Instant.now(), new JobFailure.Internal("long ago")));
        StyleJob unwanted = new StyleJob(UNWANTED, PICTURE, List.of(new StyleImage(PICTURE, 1)), null);
        RequestCodec requests = new RequestCodec();
        send(broker, requests.encode(unwanted, Topic.URGENT, null, null));
        send(broker, new ControlCodec().encode(UNWANTED, requests.digest(unwanted)));
        StoredJobView view = view("first");

        try (KafkaTopicFollower follower = follower(broker, view)) {
            // When
            assertThat(follower.trouble()).isPresent();
            follower.start();

            // Then
            await().atMost(SOON).until(view::complete);
            assertThat(view.find(OLD).orElseThrow().state().word()).isEqualTo("failed");
            assertThat(view.find(UNWANTED).orElseThrow().cancelRequested()).isTrue();
            assertThat(follower.trouble()).isEmpty();

            // When
            broker.close();
            await().atMost(SOON).until(() -> follower.trouble().isPresent());
            broker = LocalBroker.start(folder.resolve("broker"), port);
            say(broker, new Started(NEW, Instant.now(), 1, "w1", "cpu", 2, 0, null));

            // Then
            await().atMost(SOON).until(() -> view.find(NEW).isPresent());
            await().atMost(SOON).until(() -> follower.trouble().isEmpty());
        } finally {
            broker.close();
        }
    }

    @Test
    void viewGoesOnWhereItWasUnlessItsTopicsAreOthersOrItsStoreIsDamaged() throws Exception {
        // Given a view that has read a job's end
        LocalBroker broker = LocalBroker.start(folder.resolve("broker"), 0);
        try {
            LocalTopics.create(broker.bootstrapServers());
            say(broker, new Failed(OLD, Instant.now(), new JobFailure.Internal("long ago")));
            follow(broker, view("kept"), OLD);
            long read = next(view("kept"), broker);
            assertThat(read).isEqualTo(1);

            // When what it has read is gone from its store, but not that it was read, then it isn't read again
            StoredJobView going = view("kept");
            going.open();
            going.forget(Instant.now().plus(FOR_LONG).plusSeconds(120), 10);
            say(broker, new Failed(NEW, Instant.now(), new JobFailure.Internal("just now")));
            follow(broker, going, NEW);
            assertThat(going.find(OLD)).isEmpty();

            // When its store is damaged, then it begins anew
            stores.forEach(RocksDbStore::close);
            damage(folder.resolve("kept"));
            StoredJobView mended = view("kept");
            follow(broker, mended, NEW);
            assertThat(mended.find(OLD)).isPresent();
            assertThat(mended.trouble()).isEmpty();

            // When the topic is made anew, then too
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                admin.deleteTopics(List.of(Topic.COMPLETIONS)).all().get();
            }
            await().atMost(SOON).until(() -> recreated(broker));
            say(broker, new Failed(UNWANTED, Instant.now(), new JobFailure.Internal("in the new one")));
            StoredJobView other = view("kept");
            follow(broker, other, UNWANTED);
            assertThat(other.find(OLD)).isEmpty();
        } finally {
            broker.close();
        }
    }

    @Test
    void twoGatewaysKnowAJobByTheSameIdInWhateverOrderTheyHaveReadIt() throws Exception {
        LocalBroker broker = LocalBroker.start(folder.resolve("broker"), 0);
        StoredJobView first = view("first");
        StoredJobView second = view("second");
        try (KafkaTopicFollower early = follower(broker, first);
                KafkaTopicFollower late = follower(broker, second)) {
            LocalTopics.create(broker.bootstrapServers());
            early.start();
            await().atMost(SOON).until(first::complete);
            List<String> told = new CopyOnWriteArrayList<>();
            first.watch(NEW, job -> told.add(StateId.of(job).toString()));
            say(broker, new Started(NEW, Instant.now(), 1, "w1", "cpu", 9, 0, null));
            say(broker, new Progressed(NEW, Instant.now(), 1, 3, 9, new LossTerms(1, 1, 1), 1));
            StyleJob job = new StyleJob(NEW, PICTURE, List.of(new StyleImage(PICTURE, 1)), null);
            send(broker, new RequestCodec().encode(job, Topic.REQUESTS, "ann"));
            await().atMost(SOON)
                    .until(() -> first.find(NEW)
                            .filter(it -> it.submission() != null
                                    && StateId.of(it).toString().contains(".3."))
                            .isPresent());

            late.start();
            await().atMost(SOON).until(second::complete);

            assertThat(StateId.of(second.find(NEW).orElseThrow()))
                    .isEqualTo(StateId.of(first.find(NEW).orElseThrow()));
            assertThat(told.get(told.size() - 1))
                    .isEqualTo(StateId.of(second.find(NEW).orElseThrow()).toString());
        } finally {
            broker.close();
        }
    }

    /** One of that name that was open is closed. */
    private StoredJobView view(String name) {
        stores.stream().filter(store -> store.path().endsWith(name)).forEach(RocksDbStore::close);
        RocksDbStore store = new RocksDbStore(folder.resolve(name));
        stores.add(store);
        return new StoredJobView(store, Retention.ofEnded(FOR_LONG));
    }

    private static KafkaTopicFollower follower(LocalBroker broker, StoredJobView view) {
        return new KafkaTopicFollower(KafkaConnection.to(broker.bootstrapServers()), view, Clock.systemUTC());
    }

    /** Until the view knows that job. */
    private static void follow(LocalBroker broker, StoredJobView view, JobId until) {
        try (KafkaTopicFollower follower = follower(broker, view)) {
            follower.start();
            await().atMost(SOON).until(() -> view.complete() && view.find(until).isPresent());
        }
    }

    private static long next(StoredJobView view, LocalBroker broker) throws Exception {
        view.open();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            String cluster = admin.describeCluster().clusterId().get();
            return view.positions(cluster).orElseThrow().stream()
                    .filter(position -> position.topic().equals(Topic.COMPLETIONS))
                    .mapToLong(TopicPosition::next)
                    .sum();
        }
    }

    private static boolean recreated(LocalBroker broker) throws Exception {
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

    private static void say(LocalBroker broker, JobEvent event) throws Exception {
        send(broker, new EventCodec("/worker/test").encode(event));
    }

    private static void send(LocalBroker broker, ProducerRecord<String, byte[]> message) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(message).get();
        }
    }
}
