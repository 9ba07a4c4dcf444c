package io.impasto.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UntilStoppedTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final List<String> troubles = new ArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();

    @Test
    void workThatFailsOrEndsBeginsAgainUntilItIsStopped() {
        UntilStopped work = untilStopped(Duration.ZERO);

        work.run(() -> {
            switch (begun.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("no broker");
                case 2 -> throw new IllegalArgumentException("no such host");
                case 3 -> {}
                default -> work.stop();
            }
        });

        assertThat(begun).hasValue(4);
        assertThat(troubles).containsExactly("no broker", "no such host");
    }

    @Test
    void whatFailsWhileItIsBeingStoppedIsNoTrouble() {
        UntilStopped work = untilStopped(LONG);

        work.run(() -> {
            work.stop();
            throw new IllegalStateException("woken up");
        });

        assertThat(troubles).isEmpty();
    }

    @Test
    void pauseEndsWhenItIsStopped() throws InterruptedException {
        UntilStopped work = untilStopped(LONG);
        Thread thread = new Thread(() -> work.run(() -> {
            throw new IllegalStateException("no broker");
        }));
        thread.start();

        work.stop();
        thread.join();

        assertThat(work.stopped()).isTrue();
    }

    @Test
    void interruptIsAStop() throws InterruptedException {
        UntilStopped work = untilStopped(LONG);
        Thread thread = new Thread(() -> work.run(() -> work.pause(LONG)));
        thread.start();

        thread.interrupt();
        thread.join();

        assertThat(work.stopped()).isTrue();
    }

    private UntilStopped untilStopped(Duration beforeNext) {
        return new UntilStopped(beforeNext, e -> troubles.add(e.getMessage()));
    }
}
