package io.impasto.worker.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.engine.Optimisation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who is waited for, and how long. What is evaluated then is the engine's. */
class GatheringTest {

    /** Of one alone nothing is asked. */
    @SuppressWarnings("NullAway")
    private static final Optimisation ANY = null;

    private final AtomicLong now = new AtomicLong();
    private final Gathering gathering = new Gathering(now::get);
    private final Thread a = new Thread();
    private final Thread b = new Thread();
    private final List<String> done = new ArrayList<>();

    @Test
    void theFirstOneWaitsForNobody() {
        join(a);

        assertThat(gathering.left()).isZero();
        gathering.begin();

        assertThat(done).hasSize(1);
        assertThat(gathering.empty()).isTrue();
    }

    @Test
    void whoWasThereInTheRoundBeforeIsWaitedForButNotLong() {
        round(a);

        join(b);
        assertThat(gathering.left()).isEqualTo(Gathering.PATIENCE.toNanos());
        now.addAndGet(Gathering.PATIENCE.toNanos());

        assertThat(gathering.left()).isZero();
    }

    @Test
    void onceAllHaveComeNobodyWaits() {
        round(a);

        join(b);
        join(a);

        assertThat(gathering.left()).isZero();
    }

    @Test
    void whoHasEndedIsNotWaitedFor() {
        round(a);

        join(b);
        gathering.leave(a);

        assertThat(gathering.left()).isZero();
    }

    @Test
    void whoMissedARoundIsNotWaitedForInTheNext() {
        round(a);
        round(b);

        join(b);

        assertThat(gathering.left()).isZero();
    }

    private void round(Thread story) {
        join(story);
        gathering.begin();
    }

    private void join(Thread story) {
        gathering.join(story, ANY, () -> done.add("done"));
    }
}
