package io.impasto.bench.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Days worked out by hand; "a" and "b" are short jobs, "long" is none. */
class WaitingTest {

    private static final Span ALL = new Span(0, 100);

    private static Stay stay(int worker, String job, long from, long to) {
        return new Stay(worker, job, from, from, to, to);
    }

    @Test
    void whoWaitsWhileAllAreBusyDoesNotWaitInVain() {
        List<Stay> stays = List.of(stay(0, "long", 0, 50), stay(1, "b", 0, 30), stay(1, "a", 30, 100));

        Waiting waiting = Waiting.of(Map.of("a", 10L), stays, 2, ALL, 0);

        assertThat(waiting).isEqualTo(new Waiting(Optional.empty(), 0));
    }

    @Test
    void shortJobBehindALongOneWithSomebodyFreeIsFound() {
        List<Stay> stays = List.of(stay(0, "long", 0, 50), stay(0, "a", 50, 60), stay(1, "b", 0, 20));

        Waiting waiting = Waiting.of(Map.of("a", 10L, "b", 0L), stays, 2, ALL, 25);

        assertThat(waiting).isEqualTo(new Waiting(Optional.of(new Waiting.InVain("a", 1, 30)), 1));
    }

    @Test
    void workerThatNeverTakesAnythingIsFreeAllTheTime() {
        List<Stay> stays = List.of(stay(0, "long", 0, 50), stay(0, "a", 50, 60));

        assertThat(Waiting.of(Map.of("a", 10L), stays, 2, ALL, 40).worst()).contains(new Waiting.InVain("a", 1, 40));
    }

    @Test
    void manyShortGapsDoNotAddUpToALongOne() {
        List<Stay> stays =
                List.of(stay(0, "x", 0, 10), stay(0, "y", 15, 30), stay(0, "z", 35, 50), stay(0, "a", 55, 60));

        Waiting waiting = Waiting.of(Map.of("a", 0L), stays, 1, ALL, 5);

        assertThat(waiting).isEqualTo(new Waiting(Optional.of(new Waiting.InVain("a", 0, 5)), 0));
    }

    @Test
    void jobThatIsTakenTwiceHasWaitedUntilTheFirstTime() {
        List<Stay> stays = List.of(stay(0, "a", 20, 30), stay(1, "a", 40, 50));

        assertThat(Waiting.waits(Map.of("a", 5L), stays)).isEqualTo(Map.of("a", new Span(5, 20)));
    }

    @Test
    void jobThatWasTakenBeforeItsSubmitterKnewHasNotWaited() {
        assertThat(Waiting.waits(Map.of("a", 21L), List.of(stay(0, "a", 20, 30))))
                .isEqualTo(Map.of("a", new Span(20, 20)));
    }
}
