package io.impasto.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.impasto.common.wire.KafkaConnection;
import io.impasto.common.wire.Topic;
import io.impasto.local.servers.LocalBroker;
import io.impasto.local.servers.LocalTopics;
import io.impasto.local.witness.TopicWitness;
import io.impasto.worker.intake.Lanes.Taken;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lanes with a real broker. */
class LanesIT {

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration LOCK = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static LocalBroker broker;
    private static TopicWitness topics;

    private final AtomicInteger polls = new AtomicInteger();
    private final Lane urgent = lane(Topic.URGENT);
    private final Lane ordinary = lane(Topic.REQUESTS);
    private final Lanes lanes = new Lanes(urgent, ordinary);

    @BeforeAll
    static void startBroker() throws Exception {
        broker = LocalBroker.start(folder, 0);
        LocalTopics.create(broker.bootstrapServers(), LOCK);
        topics = TopicWitness.fromTheBeginning(broker.bootstrapServers());
    }

    @AfterAll
    static void stopBroker() throws Exception {
        topics.close();
        broker.close();
    }

    @BeforeEach
    void open() {
        lanes.open(HEARTBEAT);
        await().until(() -> urgent.joined() && ordinary.joined());
    }

    @AfterEach
    void close() {
        lanes.close();
    }

    @Test
    void eachIsAskedOnceHoweverLongThereIsNothing() {
        // Given
        CompletableFuture<Optional<Taken>> next = CompletableFuture.supplyAsync(lanes::next);
        await().until(() -> polls.get() == 2);

        // When there was nothing for longer than a fetch takes at the most
        await().during(Duration.ofMillis(1200)).until(() -> !next.isDone() && polls.get() == 2);
        topics.request("late", "{}");

        // Then
        Taken taken = assertTaken(next.join(), ordinary, "late");
        assertThat(polls).hasValue(2);
        settle(ordinary, taken.request());
    }

    @Test
    void urgentOneEndsTheWaitForAnotherAndLeavesWhatComesThenToOtherWorkers() {
        // Given
        CompletableFuture<Optional<Taken>> next = CompletableFuture.supplyAsync(lanes::next);
        await().until(() -> polls.get() == 2);

        // When
        topics.send(Topic.URGENT, "soon", "{}", Map.of());
        Taken taken = assertTaken(next.join(), urgent, "soon");
        lanes.quietenOthers(taken.lane());
        topics.request("later", "{}");

        // Then
        try (Lane another = lane(Topic.REQUESTS)) {
            another.open(HEARTBEAT);
            ConsumerRecord<String, byte[]> theirs = another.take();
            assertThat(theirs.key()).isEqualTo("later");
            assertThat(theirs.deliveryCount()).contains((short) 1);
            settle(another, theirs);
        }
        settle(urgent, taken.request());
    }

    @Test
    void urgentOneIsTakenBeforeAnOlderOne() {
        // Given
        topics.request("first", "{}");
        topics.send(Topic.URGENT, "second", "{}", Map.of());

        // When, then
        Taken before = assertTaken(lanes.next(), urgent, "second");
        settle(urgent, before.request());
        Taken after = assertTaken(lanes.next(), ordinary, "first");
        settle(ordinary, after.request());
    }

    @Test
    void whoIsWokenUpHasNothing() {
        // Given
        CompletableFuture<Optional<Taken>> next = CompletableFuture.supplyAsync(lanes::next);
        await().until(() -> polls.get() == 2);

        // When
        lanes.wakeUp();

        // Then
        assertThat(next.join()).isEmpty();
    }

    private static Taken assertTaken(Optional<Taken> taken, Lane lane, String key) {
        assertThat(taken).hasValueSatisfying(request -> {
            assertThat(request.lane()).isSameAs(lane);
            assertThat(request.request().key()).isEqualTo(key);
        });
        return taken.orElseThrow();
    }

    private static void settle(Lane lane, ConsumerRecord<String, byte[]> request) {
        Acknowledgements.within(lane.consumer(), LOCK).send(List.of(request), AcknowledgeType.ACCEPT);
    }

    private Lane lane(String topic) {
        return new Lane(topic, this::counted, System::nanoTime);
    }

    @SuppressWarnings("unchecked") // it is made so
    private ShareConsumer<String, byte[]> counted() {
        ShareConsumer<String, byte[]> real =
                new KafkaClients(KafkaConnection.to(broker.bootstrapServers()), "w1").requests(1);
        return (ShareConsumer<String, byte[]>) Proxy.newProxyInstance(
                ShareConsumer.class.getClassLoader(), new Class<?>[] {ShareConsumer.class}, (proxy, method, values) -> {
                    if (method.getName().equals("poll")) {
                        polls.incrementAndGet();
                    }
                    try {
                        return method.invoke(real, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
