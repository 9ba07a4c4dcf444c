package io.impasto.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.impasto.common.wire.KafkaConnection;
import io.impasto.common.wire.Topic;
import io.impasto.worker.report.KafkaEventPublisher;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.MockShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class DeferredRequestsTest {

    private static final GroupSettings SETTINGS = new GroupSettings(Duration.ofSeconds(30), 5);

    private final AtomicInteger opened = new AtomicInteger();
    private final MockShareConsumer<String, byte[]> consumer = new MockShareConsumer<>();

    @Test
    void brokerWhoseNameCannotBeResolvedForAWhileIsAskedAgain() throws InterruptedException {
        try (KafkaEventPublisher publisher = new KafkaEventPublisher(KafkaConnection.to("127.0.0.1:9"), "w1")) {
            // Given
            DeferredRequests requests =
                    new DeferredRequests(this::secondTime, publisher, Topic.DEFERRED, Clock.systemUTC());
            Thread thread = new Thread(() -> requests.run(SETTINGS), "deferral");

            // When
            thread.start();

            // Then
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> consumer.subscription().contains(Topic.DEFERRED));
            assertThat(thread.isAlive()).isTrue();

            requests.stop();
            thread.join();
            assertThat(opened).hasValue(2);
        }
    }

    private ShareConsumer<String, byte[]> secondTime() {
        if (opened.incrementAndGet() == 1) {
            throw new KafkaException("No resolvable bootstrap urls given in bootstrap.servers");
        }
        return consumer;
    }
}
