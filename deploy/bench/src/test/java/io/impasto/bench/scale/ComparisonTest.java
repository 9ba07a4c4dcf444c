package io.impasto.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the defaults are chosen for holds on more days than the one in RESULTS.md. */
class ComparisonTest {

    private static final int GPUS = 50;
    private static final Behaviour BEHAVIOUR = Comparison.chosen(GPUS);
    private static final Signal SIGNAL = new Signal.Exported(Comparison.CHOSEN_WAIT);

    private static Outcome run(Policy policy, long seed) {
        return Comparison.run(Inputs.named("h100"), new Comparison.Row("", policy, 0), GPUS, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void chosenPolicyTakesNoBusyWorkerAndCostsLittleMoreThanTheWork(long seed) {
        Outcome fixed = run(new Policy.Fixed(GPUS), seed);
        Outcome chosen = run(new Policy.Scaled(SIGNAL, BEHAVIOUR, Victims.IDLE_FIRST), seed);

        assertThat(chosen.restarts()).isZero();
        assertThat(chosen.gpuHours()).isLessThan(0.7 * fixed.gpuHours());
        assertThat(chosen.wait(0.5))
                .as("half of the jobs find a free worker, or nearly")
                .isLessThan(30);
        assertThat(chosen.wait(0.99) - fixed.wait(0.99))
                .as("folders wait for GPUs, not for KEDA")
                .isLessThan(120);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void gaugeThatForgetsWhatRunsTakesBusyWorkersAway(long seed) {
        Outcome forgetful = run(
                new Policy.Scaled(new Signal.SecondsWaiting(Comparison.CHOSEN_WAIT), BEHAVIOUR, Victims.IDLE_FIRST),
                seed);

        assertThat(forgetful.restarts()).isGreaterThan(100);
    }
}
