package io.impasto.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.local.servers.LocalWorker;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The worker before a long queue: it works at several requests at once, and each keeps what a request alone has. */
class BatchedWorkerIT extends LongQueue {

    @Test
    void jobsOfAShapeAreWorkedAtTogetherWhileTheQueueIsLongAndEachEndsOnce() throws Exception {
        Set<String> ids = new LinkedHashSet<>();
        for (int i = 0; i < 24; i++) {
            String id = "job-" + i;
            ids.add(id);
            request(id, i % 2 == 0 ? 40 : 48, 60);
        }
        LocalWorker worker = start("w1", 3);

        ids.forEach(id -> assertThat(topics.end(id)).as(id).isInstanceOf(Succeeded.class));

        ids.forEach(id -> {
            assertThat(topics.ends(id)).as(id).hasSize(1);
            assertThat(starts(id)).as(id).hasSize(1);
        });
        double batches = metric(worker, "impasto_batch_requests_count");
        assertThat(metric(worker, "impasto_batch_requests_sum"))
                .as("requests, against the batches that they came in")
                .isEqualTo(ids.size())
                .isGreaterThan(batches);
        assertThat(metric(worker, "impasto_leases_total{event=\"lost\"}")).isZero();
        await().atMost(PATIENCE).until(() -> metric(worker, "impasto_jobs_in_hand") == 0);

        // What comes now is a short queue, and left to other workers.
        await().atMost(PATIENCE).until(() -> worker.log().contains("batches=off"));
        List<String> few = List.of("a", "b", "c", "d");
        few.forEach(id -> request(id, 40, 60));
        few.forEach(topics::end);

        assertThat(metric(worker, "impasto_batch_requests_count")).isEqualTo(batches + few.size());
    }
}
