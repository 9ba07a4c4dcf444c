package io.impasto.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.bench.scale.Behaviour.Step;
import org.junit.jupiter.api.Test;

/** The HPA's arithmetic, one look after the other; it looks at 15, 30, … s. */
class AutoscalerTest {

    private static final Behaviour USUAL = Behaviour.usual(100).polling(15);

    private final Signal signal = new Signal.Lag(2);

    /** @param unfinished jobs at each look, from 15 s on */
    private static int[] follow(Autoscaler autoscaler, int from, int... unfinished) {
        int[] replicas = new int[unfinished.length];
        int present = from;
        for (int i = 0; i < unfinished.length; i++) {
            present = autoscaler.look(15.0 * (i + 1), present, new Gauges(unfinished[i], 0, 0, 0, 0));
            replicas[i] = present;
        }
        return replicas;
    }

    @Test
    void wantsTheMetricOverTheTargetRoundedUp() {
        assertThat(follow(new Autoscaler(signal, USUAL), 4, 11)).containsExactly(6);
    }

    @Test
    void doesNothingWithinATenth() {
        assertThat(follow(new Autoscaler(signal, USUAL), 10, 21, 19, 23)).containsExactly(10, 10, 12);
    }

    @Test
    void addsFourOrDoublesWithinFifteenSeconds() {
        assertThat(follow(new Autoscaler(signal, USUAL), 1, 400, 400, 400, 400, 400, 400))
                .containsExactly(5, 10, 20, 40, 80, 100);
    }

    @Test
    void takesAwayWhatWasNotWantedForTheWholeWindow() {
        Behaviour window = USUAL.down(30, Step.percent(100, 15));

        assertThat(follow(new Autoscaler(signal, window), 10, 20, 2, 2, 2)).containsExactly(10, 10, 1, 1);
    }

    @Test
    void takesAwayNoMoreThanItsStepWithinThePeriod() {
        Behaviour slowly = USUAL.down(0, Step.percent(10, 60), Step.pods(2, 60));

        assertThat(follow(new Autoscaler(signal, slowly), 10, 2, 2, 2, 2, 2, 2))
                .as("two a minute, a tenth being less")
                .containsExactly(8, 8, 8, 8, 6, 6);
    }

    @Test
    void addsOnlyWhatWasWantedForTheWholeWindow() {
        Behaviour window = USUAL.up(30, Step.percent(100, 15));

        assertThat(follow(new Autoscaler(signal, window), 10, 20, 40, 40, 40)).containsExactly(10, 10, 20, 20);
    }

    @Test
    void firstWorkerComesAtAPollAndTheLastGoesAfterTheCooldown() {
        Autoscaler autoscaler = new Autoscaler(signal, USUAL);

        assertThat(autoscaler.look(0, 0, new Gauges(0, 0, 0, 0, 0))).isZero();
        assertThat(autoscaler.look(15, 0, new Gauges(9, 0, 0, 0, 0))).isOne();
        assertThat(autoscaler.look(30, 1, new Gauges(9, 0, 0, 0, 0))).isEqualTo(5);
        assertThat(autoscaler.look(330, 5, new Gauges(0, 0, 0, 0, 0)))
                .as("300 s after it was last active: not yet none")
                .isPositive();
        assertThat(autoscaler.look(345, 1, new Gauges(0, 0, 0, 0, 0))).isZero();
    }
}
