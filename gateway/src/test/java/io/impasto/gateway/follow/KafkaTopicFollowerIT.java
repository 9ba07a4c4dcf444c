package io.impasto.gateway.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.wire.EventCodec;
import io.impasto.local.servers.LocalBroker;
import io.impasto.local.servers.LocalTopics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaTopicFollowerIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final JobId OLD = new JobId("old");
    private static final JobId NEW = new JobId("new");

    @Test
    void restartedViewKnowsOldJobsAndARestartedBrokerIsFollowedOn(@TempDir Path folder) throws Exception {
        // Given a job that ended before this view began
        LocalBroker broker = LocalBroker.start(folder, 0);
        int port = URI.create("kafka://" + broker.bootstrapServers()).getPort();
        LocalTopics.create(broker.bootstrapServers());
        say(broker, new Failed(OLD, Instant.now(), new JobFailure.Internal("long ago")));
        FoldedJobView view = new FoldedJobView(100);

        try (KafkaTopicFollower follower = new KafkaTopicFollower(broker.bootstrapServers(), view, Clock.systemUTC())) {
            // When
            assertThat(follower.trouble()).isPresent();
            follower.start();

            // Then
            await().atMost(SOON).until(view::complete);
            assertThat(view.find(OLD).orElseThrow().state().word()).isEqualTo("failed");
            assertThat(follower.trouble()).isEmpty();

            // When
            broker.close();
            await().atMost(SOON).until(() -> follower.trouble().isPresent());
            broker = LocalBroker.start(folder, port);
            say(broker, new Started(NEW, Instant.now(), 1, "w1", "cpu", 2, 0));

            // Then
            await().atMost(SOON).until(() -> view.find(NEW).isPresent());
            await().atMost(SOON).until(() -> follower.trouble().isEmpty());
        } finally {
            broker.close();
        }
    }

    private static void say(LocalBroker broker, JobEvent event) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new EventCodec("/worker/test").encode(event)).get();
        }
    }
}
