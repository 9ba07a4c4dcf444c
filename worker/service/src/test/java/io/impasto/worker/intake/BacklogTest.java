package io.impasto.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private Backlog.Queue queue = new Backlog.Queue(0, 1);
    private boolean answers = true;
    private final Backlog backlog = new Backlog(4, () -> {
        if (!answers) {
            throw new TimeoutException("no answer");
        }
        return queue;
    });

    @Test
    void nothingIsLongBeforeAnybodyLooked() {
        assertThat(backlog.isLong()).isFalse();
    }

    @Test
    void itIsLongOnceThereIsEnoughForEachWorkerAndShortWhenOthersWouldHaveNothingToDo() {
        assertLong(23, 2, false);
        assertLong(24, 2, true);
        assertLong(16, 2, true);
        assertLong(15, 2, false);
        assertLong(16, 2, false);
    }

    @Test
    void aWorkerThatTheBrokerDoesNotCountYetIsOne() {
        assertLong(12, 0, true);
    }

    @Test
    void whatIsNotKnownIsShort() {
        assertLong(100, 1, true);

        answers = false;
        backlog.look();

        assertThat(backlog.isLong()).isFalse();
    }

    @Test
    void whereNothingIsTakenTogetherNobodyIsAsked() {
        Backlog off = new Backlog(1, () -> {
            throw new AssertionError("asked");
        });

        off.look();

        assertThat(off.isLong()).isFalse();
    }

    private void assertLong(long waiting, int workers, boolean expected) {
        queue = new Backlog.Queue(waiting, workers);
        backlog.look();
        assertThat(backlog.isLong()).as(waiting + " for " + workers).isEqualTo(expected);
    }
}
