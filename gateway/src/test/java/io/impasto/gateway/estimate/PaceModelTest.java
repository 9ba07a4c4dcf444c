package io.impasto.gateway.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.job.StyleParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceModelTest {

    private static final int HELD_OUT = 200;

    private final PaceBook paces = new PaceBook();

    @ParameterizedTest
    @CsvSource({"1, 0.05, 10", "2, 0.15, 10", "3, 0.3, 20", "4, 0.15, 40", "5, 0.3, 100"})
    void fourOfFiveTruthsOrMoreLieWithinOnceTheFirstJobsWereMeasured(long seed, double noise, int learned) {
        SimulatedWorkers workers = new SimulatedWorkers(seed, noise);
        for (int i = 0; i < learned; i++) {
            paces.happened(workers.paint(workers.someStudio()));
        }

        assertThat(coverage(workers)).as("seed %d", seed).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void oneWildOutlierRuinsNothing() {
        SimulatedWorkers workers = new SimulatedWorkers(6, 0.1);
        for (int i = 0; i < 12; i++) {
            paces.happened(workers.paint(workers.someStudio()));
        }
        Interval before = estimate(SimulatedWorkers.studio(256));

        paces.happened(workers.paint(SimulatedWorkers.studio(256), 50));

        Interval after = estimate(SimulatedWorkers.studio(256));
        assertThat(after.high() / after.low()).isLessThan(3);
        assertThat(after.high()).isBetween(before.high() / 1.5, before.high() * 1.5);
        assertThat(after.low()).isBetween(before.low() / 1.5, before.low() * 1.5);
        assertThat(coverage(workers)).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void machineThatBecameTwiceAsSlowIsFollowed() {
        SimulatedWorkers workers = new SimulatedWorkers(7, 0.05);
        for (int i = 0; i < 30; i++) {
            paces.happened(workers.paint(workers.someStudio()));
        }
        for (int i = 0; i < 60; i++) {
            paces.happened(workers.paint(workers.someStudio(), 2));
        }

        StyleParameters asked = SimulatedWorkers.studio(300);
        assertThat(contains(estimate(asked), workers.paint(asked, 2).result().seconds()))
                .isTrue();
    }

    @Test
    void oneJobIsEnoughForTheLevelAndMoreMakeItSurer() {
        SimulatedWorkers workers = new SimulatedWorkers(8, 0.05);
        StyleParameters asked = SimulatedWorkers.studio(200);
        Interval guessed = estimate(asked);
        paces.happened(workers.paint(asked));
        Interval first = estimate(asked);
        for (int i = 0; i < 30; i++) {
            paces.happened(workers.paint(asked));
        }
        Interval sure = estimate(asked);

        double truth = workers.paint(asked).result().seconds();
        assertThat(contains(first, truth)).isTrue();
        assertThat(contains(sure, truth)).isTrue();
        assertThat(width(first)).isLessThan(width(guessed));
        assertThat(width(sure)).isLessThan(width(first)).isGreaterThan(1.2);
    }

    @Test
    void sizeThatNobodyHasPaintedIsLessSure() {
        SimulatedWorkers workers = new SimulatedWorkers(9, 0.05);
        for (int i = 0; i < 30; i++) {
            paces.happened(workers.paint(SimulatedWorkers.studio(200)));
        }

        Interval seen = estimate(SimulatedWorkers.studio(200));
        Interval unseen = estimate(SimulatedWorkers.studio(2000));

        assertThat(width(unseen)).isGreaterThan(width(seen) * 1.5);
        assertThat(unseen.low()).isGreaterThan(seen.high());
    }

    private double coverage(SimulatedWorkers workers) {
        int within = 0;
        for (int i = 0; i < HELD_OUT; i++) {
            StyleParameters asked = workers.someStudio();
            Succeeded truth = workers.paint(asked);
            within += contains(estimate(asked), truth.result().seconds()) ? 1 : 0;
        }
        return (double) within / HELD_OUT;
    }

    private Interval estimate(StyleParameters parameters) {
        PaceKey kind = PaceKey.of(parameters, SimulatedWorkers.DEVICE);
        return new PaceModel(kind, paces.jobs(kind)).seconds(SimulatedWorkers.scales(parameters));
    }

    private static boolean contains(Interval interval, double seconds) {
        return interval.low() <= seconds && seconds <= interval.high();
    }

    private static double width(Interval interval) {
        return interval.high() / interval.low();
    }
}
