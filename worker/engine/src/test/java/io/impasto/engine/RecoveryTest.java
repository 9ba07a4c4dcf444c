package io.impasto.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.impasto.engine.loss.FlakyObjective;
import io.impasto.engine.loss.Losses;
import io.impasto.engine.loss.NinePointVariation;
import io.impasto.engine.loss.Objective;
import io.impasto.engine.optimiser.Adam;
import io.impasto.engine.picture.Picture;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Losses that stop being numbers never become a black or noisy picture. */
class RecoveryTest {

    private static final int STEPS = 60;

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void afterAFailureItGoesOnFromTheLastGoodPictureMoreSlowly() {
        try (Optimisation optimisation = optimisation(new FlakyObjective(at -> at >= 15 && at <= 20))) {
            while (!optimisation.finished()) {
                optimisation.advance();
            }

            assertThat(optimisation.save().integer("recoveries")).isEqualTo(1);
            assertThat(optimisation.save().number("adam.learningRate")).isEqualTo(0.01);
            assertThat(optimisation.losses().total()).isLessThan(0.01);
            assertThat(optimisation.picture().sample(1, 1, 1)).isBetween(180, 200);
        }
    }

    @Test
    void whatKeepsFailingIsAnErrorThatSaysWhatHelps() {
        try (Optimisation optimisation = optimisation(new FlakyObjective(at -> at > 5))) {
            assertThatThrownBy(() -> {
                        while (!optimisation.finished()) {
                            optimisation.advance();
                        }
                    })
                    .isInstanceOf(DivergedException.class)
                    .hasMessageContaining("smaller learningRate");
        }
    }

    @Test
    void aResultThatIsNoBetterThanTheBeginningIsAnError() {
        try (Optimisation optimisation = optimisation(new FlakyObjective(at -> false), 0.75f)) {
            assertThatThrownBy(() -> {
                        while (!optimisation.finished()) {
                            optimisation.advance();
                        }
                    })
                    .isInstanceOf(DivergedException.class)
                    .hasMessageContaining("didn't improve");
        }
    }

    private Optimisation optimisation(Objective objective) {
        return optimisation(objective, 0.25f);
    }

    private Optimisation optimisation(Objective objective, float start) {
        NDManager own = manager.newSubManager();
        Shape shape = new Shape(1, Picture.CHANNELS, 2, 2);
        NDArray x = own.full(shape, start);
        Stage stage = new PyramidStage(
                own,
                x,
                objective,
                new Losses(List.of(), List.of(), new NinePointVariation(0)),
                scope -> scope.full(shape, start),
                new Adam(0.02, new Adam.Betas(0.9, 0.99), own),
                0.9,
                Planes::finePicture,
                STEPS);
        Recipe recipe = new Recipe() {
            @Override
            public PlannedMemory memory() {
                return new EndlessMemory();
            }

            @Override
            public List<Integer> stepsOfScales() {
                return List.of(STEPS);
            }

            @Override
            public Stage stage(int scale, @Nullable Stage previous) {
                return stage;
            }
        };
        return new Optimisation(recipe);
    }
}
