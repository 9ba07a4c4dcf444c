package io.impasto.engine;

import static io.impasto.engine.TestPictures.noise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.impasto.common.job.LossTerms;
import io.impasto.common.wire.JobOptionsText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A batch makes no difference to any of its members. */
class OptimisationBatchTest extends WithSeededEngine {

    @Test
    void membersPaintWhatTheyWouldPaintAlone() {
        List<LossTerms> alone = new ArrayList<>();
        for (StyleTask task : tasks()) {
            try (Optimisation optimisation = engine.begin(task)) {
                while (!optimisation.finished()) {
                    optimisation.advance();
                }
                alone.add(optimisation.losses());
            }
        }

        List<Optimisation> all = tasks().stream().map(engine::begin).toList();
        OptimisationBatch batch = new OptimisationBatch(all);
        while (!batch.finished()) {
            batch.advance();
        }

        for (int i = 0; i < all.size(); i++) {
            LossTerms together = all.get(i).losses();
            LossTerms expected = alone.get(i);
            assertThat(all.get(i).finished()).isTrue();
            assertThat(together.style()).isCloseTo(expected.style(), within(2e-3 * expected.style()));
            assertThat(together.content()).isCloseTo(expected.content(), within(2e-3 * expected.content()));
            all.get(i).close();
        }
    }

    @Test
    void aMemberThatLeavesStandsStillAndTheOthersGoOn() {
        List<Optimisation> all = tasks().stream().map(engine::begin).toList();
        OptimisationBatch batch = new OptimisationBatch(all);
        batch.advance();

        batch.leave(all.get(0));
        batch.advance();

        assertThat(all).extracting(Optimisation::step).containsExactly(1, 2, 2);
        all.forEach(Optimisation::close);
    }

    @Test
    void whatIsEvaluatedTogetherIsThereForEachOfTheShape() {
        List<Optimisation> all = tasks().stream().map(engine::begin).toList();

        boolean well = new OptimisationBatch(all).evaluate();

        assertThat(well).isTrue();
        assertThat(all)
                .extracting(Optimisation::evaluated)
                .as("one alone gains nothing")
                .containsExactly(true, true, false);
        all.forEach(Optimisation::close);
    }

    @Test
    void whatIsWrongWithOneMemberIsItsOwn() {
        List<Optimisation> all = tasks().stream().map(engine::begin).toList();
        all.get(1).close();

        boolean well = new OptimisationBatch(all).evaluate();

        assertThat(well).isFalse();
        all.get(0).advance();
        all.get(2).advance();
        assertThat(all.get(0).step()).isEqualTo(1);
        assertThatThrownBy(all.get(1)::advance).isInstanceOf(RuntimeException.class);
        all.get(0).close();
        all.get(2).close();
    }

    /** Two of one shape, and one of another. */
    private static List<StyleTask> tasks() {
        return List.of(task(48, 1, "studio"), task(48, 2, "studio"), task(40, 3, "studio"));
    }

    private static StyleTask task(int size, long seed, String preset) {
        return new StyleTask(
                noise(48, 40, seed),
                List.of(new StyleSource(noise(40, 40, 10 + seed), 1)),
                JobOptionsText.parse(Map.of(
                                "preset", preset,
                                "network", "squeezenet1_1",
                                "size", String.valueOf(size),
                                "smallestScale", "40",
                                "initialIterations", "4",
                                "iterations", "3",
                                "learningRate", "0.005"))
                        .parameters());
    }
}
