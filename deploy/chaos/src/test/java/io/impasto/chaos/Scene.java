package io.impasto.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.chaos.stack.ChaosStack;
import io.impasto.chaos.verdict.Inquiry;
import io.impasto.chaos.verdict.StoreWitness;
import io.impasto.chaos.verdict.Verdict;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobKeys;
import io.impasto.common.wire.Topic;
import io.impasto.engine.network.SeededSqueezeNet;
import io.impasto.local.servers.LocalWorker;
import io.impasto.local.witness.TopicWitness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** A stack of a scenario's own with a seeded network, pictures to paint, and witnesses. */
final class Scene implements AutoCloseable {

    private static final Path WORKER =
            Path.of(System.getProperty("impasto.home"), "worker/service/target/quarkus-app/quarkus-run.jar");
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration SHOWS_WITHIN = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration SETTLES_WITHIN = Duration.ofSeconds(15);

    /** Long enough to tell from it how many steps this machine does a second: 5 to 60. */
    private static final int PROBE_STEPS = 100;

    private final ChaosStack stack;
    private final TopicWitness topics;
    private final StoreWitness store;
    private final Inquiry inquiry;
    private final List<LocalWorker> workers = new ArrayList<>();
    private final Set<String> accepted = new HashSet<>();

    Scene(Path folder) throws IOException {
        Path models = Files.createDirectories(folder.resolve("models"));
        SeededSqueezeNet.writeInto(models);
        stack = new ChaosStack(folder, WORKER, models, new Random());
        topics = TopicWitness.fromTheBeginning(stack.bootstrapServers());
        store = new StoreWitness(stack.store());
        store.putPng(store.object("content.png"), Gallery.blocks(400, 300, 1));
        store.putPng(store.object("style.png"), Gallery.blocks(200, 200, 2));
        inquiry = new Inquiry(topics, store, false);
    }

    ChaosStack stack() {
        return stack;
    }

    TopicWitness topics() {
        return topics;
    }

    StoreWitness store() {
        return store;
    }

    LocalWorker ready(String name) throws InterruptedException {
        return ready(name, Map.of());
    }

    /** @param properties over the usual ones */
    LocalWorker ready(String name, Map<String, String> properties) throws InterruptedException {
        LocalWorker worker = stack.workers().with(properties).start(name);
        workers.add(worker);
        worker.awaitReady(READY_WITHIN);
        return worker;
    }

    /** Asks for a picture of 128 px, so many steps on. */
    void request(String id, int steps) {
        request(Topic.REQUESTS, id, small(steps), "");
    }

    /**
     * Asks for a picture.
     *
     * @param topic one of the topics of requests
     * @param options JSON members
     * @param more JSON members of the request, each with a comma before it
     */
    void request(String topic, String id, String options, String more) {
        String json = "{\"id\":\"%s\",\"content\":\"%s\",\"styles\":[\"%s\"],\"options\":{%s}%s}"
                .formatted(id, store.object("content.png"), store.object("style.png"), options, more);
        topics.send(topic, id, json, Map.of());
        accepted.add(id);
    }

    static String small(int steps) {
        return "\"preset\":\"classic\",\"iterations\":%d,\"size\":128,\"styleSize\":128".formatted(steps);
    }

    /** Says on the control topic that the job isn't wanted any more. */
    void cancel(String id) {
        topics.send(Topic.CONTROL, id, "{\"action\":\"cancel\"}", Map.of());
    }

    /** How many steps a worker does in that time. */
    int stepsIn(Duration time) {
        String id = "probe-" + accepted.size();
        request(id, PROBE_STEPS);
        double seconds = succeeded(id).result().seconds();
        return (int) (PROBE_STEPS * time.toSeconds() / seconds);
    }

    /** The worker that has begun with the job, once there is a checkpoint of it. */
    LocalWorker atWorkOn(String id) throws InterruptedException {
        topics.awaitEvent(id, event -> event instanceof Progressed progressed && progressed.step() > 0);
        while (store.objects().keySet().stream().noneMatch(key -> key.equals(JobKeys.checkpoint(new JobId(id))))) {
            assertThat(topics.ends(id))
                    .as("the job ended before its first checkpoint")
                    .isEmpty();
        }
        return worker(starts(id).get(0).worker());
    }

    LocalWorker worker(String name) {
        return workers.stream()
                .filter(worker -> worker.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<Started> starts(String id) {
        return topics.events(id).stream()
                .filter(Started.class::isInstance)
                .map(Started.class::cast)
                .toList();
    }

    Succeeded succeeded(String id) {
        return (Succeeded) topics.end(id);
    }

    /** Waits for what a store or a topic is to show. */
    void await(BooleanSupplier condition) {
        Awaitility.await().atMost(SHOWS_WITHIN).pollInterval(LOOK_EVERY).until(condition::getAsBoolean);
    }

    void assertNothingIsWrong() throws InterruptedException {
        Verdict verdict = inquiry.settled(accepted, Set.of(), SETTLES_WITHIN);
        assertThat(verdict.violations()).isEmpty();
    }

    @Override
    public void close() {
        workers.forEach(LocalWorker::close);
        topics.close();
        store.close();
        stack.close();
    }
}
