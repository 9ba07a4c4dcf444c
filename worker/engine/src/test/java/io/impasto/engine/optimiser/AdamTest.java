package io.impasto.engine.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.impasto.common.job.ClassicParameters;
import io.impasto.common.job.Init;
import io.impasto.common.job.NetworkName;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdamTest {

    private final NDManager manager = NDManager.newBaseManager("PyTorch");

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void constantGradientMovesByTheRateEachStepWhateverItsSize() {
        // With a constant g both bias-corrected moments are exact, m̂ = g and v̂ = g², so x moves by η·sign(g).
        NDArray x = manager.create(new double[] {1, 1});
        try (Adam adam = new Adam(0.1, Adam.Betas.USUAL, manager)) {
            for (int i = 0; i < 5; i++) {
                adam.update(x, manager.create(new double[] {1e-3, -40}));
            }
        }

        assertThat(x.toDoubleArray()[0]).isCloseTo(0.5, within(1e-5));
        assertThat(x.toDoubleArray()[1]).isCloseTo(1.5, within(1e-5));
    }

    @Test
    void changingGradientFollowsTheMomentsByHand() {
        // m = .9·.1·1 + .1·(−2) = −.11, m̂ = −.11/.19; v = .999·.001 + .001·4 = .004999, v̂ = v/.001999
        NDArray x = manager.create(new double[] {0});
        try (Adam adam = new Adam(0.1, Adam.Betas.USUAL, manager)) {
            adam.update(x, manager.create(new double[] {1}));
            adam.update(x, manager.create(new double[] {-2}));
        }

        double second = 0.1 * (0.11 / 0.19) / Math.sqrt(0.004999 / 0.001999);
        assertThat(x.toDoubleArray()[0]).isCloseTo(-0.1 + second, within(1e-8));
    }

    @Test
    void decayStartsAdamAnewWithTheSmallerRate() {
        NDArray x = manager.create(new double[] {0});
        try (ClassicSchedule schedule = new ClassicSchedule(parameters(), manager)) {
            schedule.update(0, x, manager.create(new double[] {5}));
            schedule.update(1, x, manager.create(new double[] {5}));
            schedule.update(2, x, manager.create(new double[] {-0.01}));
        }

        // A fresh Adam's first step is a whole rate against the gradient; remembered moments would still go down.
        assertThat(x.toDoubleArray()[0]).isCloseTo(-6 + 0.1, within(1e-5));
    }

    @Test
    void clampHoldsBeforeEveryStepBelowItsEndOnly() {
        NDArray x = manager.create(new double[] {-9, 0.5, 9});
        try (ClassicSchedule schedule = new ClassicSchedule(parameters(), manager)) {
            schedule.beforeStep(3, x);
            assertThat(x.toDoubleArray()).containsExactly(-9, 0.5, 9);

            schedule.beforeStep(2, x);
            assertThat(x.toDoubleArray()).containsExactly(-1.5, 0.5, 1.5);
        }
    }

    /** Rate 3, from step 2 on 0.1; clamped before steps 0 to 2. */
    private static ClassicParameters parameters() {
        return new ClassicParameters(
                NetworkName.SQUEEZENET1_1,
                32,
                32,
                "3",
                1,
                List.of(),
                List.of(),
                0,
                Init.CONTENT,
                10,
                3.0,
                0.1,
                2,
                3,
                0);
    }
}
