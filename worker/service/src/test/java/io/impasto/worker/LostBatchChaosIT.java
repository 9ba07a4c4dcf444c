package io.impasto.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Cancelled;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.wire.Topic;
import io.impasto.local.servers.LocalWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker that has several requests in hand is stopped or killed. */
class LostBatchChaosIT extends LongQueue {

    /** So many that they never end by themselves. */
    private static final int ENDLESS = 1_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"stopped", "killed"})
    void eachJobOfABatchIsCancelledAndGoesOnElsewhereForItself(String how) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            ids.add("job-" + i);
            request("job-" + i, 40, ENDLESS);
        }
        LocalWorker first = start("w1", 3);
        Set<String> batch = awaitBatch(3);

        // One of them is cancelled, and only that one.
        String unwanted = batch.iterator().next();
        cancel(unwanted);
        assertThat(topics.end(unwanted)).isInstanceOf(Cancelled.class);
        batch.remove(unwanted);
        batch.forEach(id -> {
            int step = lastStep(id);
            topics.awaitEvent(id, event -> event instanceof Progressed progressed && progressed.step() > step);
            assertThat(topics.ends(id)).isEmpty();
        });
        await().atMost(PATIENCE).until(() -> batch.stream().allMatch(this::hasCheckpoint));

        // The worker goes, and what it had is gone on with elsewhere, each from where it was.
        start("w2", 1);
        if (how.equals("killed")) {
            first.process().destroyForcibly();
        } else {
            first.process().destroy();
        }
        await().atMost(PATIENCE).until(() -> {
            running().stream()
                    .filter(id -> !batch.contains(id) || starts(id).size() > 1)
                    .forEach(this::cancel);
            return batch.stream().noneMatch(id -> topics.ends(id).isEmpty());
        });
        batch.forEach(id -> {
            assertThat(starts(id).get(1).worker()).isEqualTo("w2");
            assertThat(starts(id).get(1).resumedFromStep()).as(id).isPositive();
            assertThat(topics.ends(id)).singleElement().isInstanceOf(Cancelled.class);
        });
    }

    /** Until so many jobs are being worked at. Fewer that stay by themselves are cancelled, for they would never end; others may be about to be told of. */
    private Set<String> awaitBatch(int size) {
        Set<String> seen = new LinkedHashSet<>();
        AtomicInteger looks = new AtomicInteger();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            Set<String> now = running();
            looks.set(now.equals(seen) ? looks.get() + 1 : 0);
            seen.clear();
            seen.addAll(now);
            if (now.size() < size && looks.get() >= 4) {
                now.forEach(this::cancel);
                looks.set(0);
            }
            return now.size() >= size;
        });
        return seen;
    }

    private Set<String> running() {
        Set<String> running = new LinkedHashSet<>();
        List<JobEvent> told = topics.allEvents();
        told.stream()
                .filter(Started.class::isInstance)
                .forEach(start -> running.add(start.jobId().value()));
        told.stream()
                .filter(Terminal.class::isInstance)
                .forEach(end -> running.remove(end.jobId().value()));
        return running;
    }

    private int lastStep(String id) {
        return topics.events(id).stream()
                .filter(Progressed.class::isInstance)
                .mapToInt(event -> ((Progressed) event).step())
                .max()
                .orElse(0);
    }

    private void cancel(String id) {
        topics.send(Topic.CONTROL, id, "{\"action\":\"cancel\"}", Map.of());
    }
}
