package io.impasto.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small days that can be worked out by hand, and what holds on any day. */
class SimulationTest {

    private static final Machine MACHINE = new Machine(new Machine.Spread(60, 60, 60), 2, 0.5, 1.5, 15, 1, 0);
    private static final Behaviour BEHAVIOUR = Behaviour.usual(10).polling(15);
    private static final long SEED = 3;

    private static Policy scaled(Signal signal) {
        return new Policy.Scaled(signal, BEHAVIOUR, Victims.ANY);
    }

    private static Outcome run(Machine machine, Policy policy, Job... jobs) {
        return new Simulation(List.of(jobs), machine, policy, SEED).run(0);
    }

    @Test
    void jobOfAnIdleClusterWaitsForKedaAndForAWorkerToStart() {
        // KEDA looks at 105 s, the worker is ready at 165 s.
        Outcome outcome = run(MACHINE, scaled(new Signal.Lag(1)), new Job(0, 100, 30, false));

        assertThat(outcome.wait(0.5)).isCloseTo(65, within(1e-9));
        assertThat(outcome.end()).as("2 s to prepare, 30 s of work").isCloseTo(197, within(1e-9));
        assertThat(outcome.gpuHours() * 3600).isCloseTo(197 - 105, within(1e-9));
    }

    @Test
    void freeWorkerTakesWhatIsUrgentThenTheOldest() {
        // Given a busy worker and three jobs that wait for it
        Outcome outcome = run(
                Machine.IDEAL,
                new Policy.Fixed(1),
                new Job(0, 0, 100, false),
                new Job(1, 10, 10, false),
                new Job(2, 20, 10, false),
                new Job(3, 30, 10, true));

        // Then they begin at 100 s the urgent one, at 110 and 120 s the others
        assertThat(outcome.waits()).containsExactly(0, 70, 100, 100);
    }

    @Test
    void drainedWorkersJobGoesOnWhereItWas() {
        // Given a gauge that doesn't count what runs: after the cooldown the busy worker is taken away, again and again
        Outcome outcome = run(MACHINE, scaled(new Signal.JobsWaiting(1)), new Job(0, 0, 1000, false));

        assertThat(outcome.finished()).isOne();
        assertThat(outcome.restarts()).isPositive();
        assertThat(outcome.lostSeconds())
                .as("each time the pictures are read in vain and the handing over waited for")
                .isCloseTo(outcome.restarts() * 2.5, within(1e-6));
        assertThat(outcome.gpuHours() * 3600)
                .as("each start, and the worker's end, on top of the work")
                .isCloseTo(1000 + 2 + (outcome.restarts() + 1) * 60 + outcome.restarts() * (2 + 1.5), within(1e-6));
    }

    @Test
    void killedWorkersJobLosesWhatIsNewerThanItsCheckpoint() {
        Outcome outcome = run(MACHINE.killed(40), new Policy.Fixed(3), new Job(0, 0, 500, false));

        assertThat(outcome.restarts()).isPositive();
        assertThat(outcome.lostSeconds()).isBetween(0.0, outcome.restarts() * (2.0 + 15));
        assertThat(outcome.finished()).isOne();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyJobIsFinishedOnceHoweverManyWorkersAreTakenAway(long seed) {
        Inputs inputs = Inputs.named("h100");
        List<Job> jobs = inputs.day().jobs(10, inputs.machine().prepare(), seed);
        Behaviour rash = Behaviour.usual(10).down(0, Behaviour.Step.percent(100, 15));
        Policy policy = new Policy.Scaled(new Signal.JobsWaiting(1), rash, Victims.ANY);

        Outcome outcome = new Simulation(jobs, inputs.machine().killed(1), policy, seed).run(Day.SECONDS);

        // A job that ended twice would have thrown
        assertThat(outcome.finished()).isEqualTo(jobs.size());
        assertThat(outcome.waits()).hasSize(jobs.size());
        assertThat(outcome.waits()[0]).as("the shortest").isNotNegative();
        assertThat(outcome.restarts()).isPositive();
        assertThat(outcome.gpuHours()).isGreaterThan(outcome.workHours());
        assertThat(outcome.most()).isLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void sameSeedGivesTheSameDay(Victims victims) {
        Inputs inputs = Inputs.named("cpu");
        List<Outcome> outcomes = new ArrayList<>();
        for (long seed : new long[] {5, 5, 6}) {
            List<Job> jobs = inputs.day().jobs(10, inputs.machine().prepare(), seed);
            Policy policy = new Policy.Scaled(new Signal.RunningAndSecondsWaiting(60), BEHAVIOUR, victims);
            outcomes.add(new Simulation(jobs, inputs.machine().killed(0.1), policy, seed).run(Day.SECONDS));
        }

        assertThat(outcomes.get(1)).usingRecursiveComparison().isEqualTo(outcomes.get(0));
        assertThat(outcomes.get(2).gpuHours()).isNotEqualTo(outcomes.get(0).gpuHours());
    }

    @Test
    void fixedFleetCostsItsHoursWhateverItDoes() {
        Outcome outcome = new Simulation(List.of(), MACHINE, new Policy.Fixed(4), SEED).run(Day.SECONDS);

        assertThat(outcome.gpuHours()).isCloseTo(96, within(1e-9));
    }
}
