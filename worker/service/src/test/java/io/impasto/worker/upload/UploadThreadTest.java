package io.impasto.worker.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UploadThreadTest {

    private final List<String> uploaded = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Test
    void newestWinsAndWhatWaitsInTheEarlierLaneGoesFirst() throws Exception {
        try (UploadThread uploads = new UploadThread()) {
            UploadLane checkpoints = uploads.lane();
            UploadLane previews = uploads.lane();
            previews.offer(slow("preview 0"));
            begun.await();

            previews.offer(() -> uploaded.add("preview 1"));
            previews.offer(() -> uploaded.add("preview 2"));
            checkpoints.offer(() -> uploaded.add("checkpoint 1"));
            checkpoints.offer(() -> uploaded.add("checkpoint 2"));
            released.countDown();
        }

        assertThat(uploaded).containsExactly("preview 0", "checkpoint 2", "preview 2");
    }

    @Test
    void laneIsIdleOnceAllIsDone() throws Exception {
        UploadThread uploads = new UploadThread();
        UploadLane lane = uploads.lane();
        assertThat(lane.idle()).isTrue();
        lane.offer(slow("preview"));
        assertThat(lane.idle()).isFalse();
        begun.await();
        assertThat(lane.idle()).isFalse();
        released.countDown();
        uploads.close();

        assertThat(lane.idle()).isTrue();
    }

    @Test
    void whatIsClearedIsNotUploadedAndLaterThingsAre() throws Exception {
        try (UploadThread uploads = new UploadThread()) {
            UploadLane lane = uploads.lane();
            lane.offer(slow("preview 0"));
            begun.await();
            lane.offer(() -> uploaded.add("preview 1"));
            lane.clear();
            lane.offer(() -> uploaded.add("preview 2"));
            lane.clear();
            lane.offer(() -> uploaded.add("preview 3"));
            released.countDown();
        }

        assertThat(uploaded).containsExactly("preview 0", "preview 3");
    }

    @Test
    void whatNobodyNeedsIsNotWaitedForLong() throws Exception {
        UploadThread uploads = new UploadThread();
        uploads.lane().offer(slow("preview"));
        begun.await();
        uploads.hurry();

        long start = System.nanoTime();
        uploads.close();

        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(4));
        assertThat(uploaded).isEmpty();
    }

    private Runnable slow(String what) {
        return () -> {
            begun.countDown();
            try {
                released.await();
                uploaded.add(what);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
