package io.impasto.gateway.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.image.ImageRef;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.StyleImage;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.ControlCodec;
import io.impasto.common.wire.EventCodec;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.Topic;
import io.impasto.local.servers.LocalBroker;
import io.impasto.local.servers.LocalTopics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaTopicFollowerIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final JobId OLD = new JobId("old");
    private static final JobId NEW = new JobId("new");
    private static final JobId UNWANTED = new JobId("unwanted");
    private static final ImageRef PICTURE = ImageRef.of("s3://bucket/picture");

    @Test
    void restartedViewKnowsOldJobsAndARestartedBrokerIsFollowedOn(@TempDir Path folder) throws Exception {
        // Given a job that ended, and an urgent one that was to be cancelled, before this view began
        LocalBroker broker = LocalBroker.start(folder, 0);
        int port = URI.create("kafka://" + broker.bootstrapServers()).getPort();
        LocalTopics.create(broker.bootstrapServers());
        say(broker, new Failed(OLD, Instant.now(), new JobFailure.Internal("long ago")));
        StyleJob unwanted = new StyleJob(UNWANTED, PICTURE, List.of(new StyleImage(PICTURE, 1)), null);
        RequestCodec requests = new RequestCodec();
        send(broker, requests.encode(unwanted, Topic.URGENT, null, null));
        send(broker, new ControlCodec().encode(UNWANTED, requests.digest(unwanted)));
        FoldedJobView view = new FoldedJobView(100);

        try (KafkaTopicFollower follower = new KafkaTopicFollower(broker.bootstrapServers(), view, Clock.systemUTC())) {
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
            broker = LocalBroker.start(folder, port);
            say(broker, new Started(NEW, Instant.now(), 1, "w1", "cpu", 2, 0, null));

            // Then
            await().atMost(SOON).until(() -> view.find(NEW).isPresent());
            await().atMost(SOON).until(() -> follower.trouble().isEmpty());
        } finally {
            broker.close();
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
