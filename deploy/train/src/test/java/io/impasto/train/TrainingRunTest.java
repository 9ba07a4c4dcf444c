package io.impasto.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.common.InvalidInputException;
import io.impasto.engine.network.SafetensorsFile;
import io.impasto.train.TrainingRun.Outcome;
import io.impasto.train.TrainingRun.Rhythm;
import io.impasto.train.learning.CurvePoint;
import io.impasto.train.learning.LossWeights;
import io.impasto.train.learning.TrainingPlan;
import io.impasto.train.network.VggLayer;
import io.impasto.train.picture.CropPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From pictures to a file, with a teacher of a few channels. */
class TrainingRunTest {

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();
    private final List<CurvePoint> reached = new ArrayList<>();

    private static Order order(long steps, long seed) {
        return new Order(
                "0123",
                SmallNetworks.TEACHER,
                SmallNetworks.STUDENT,
                0.5,
                TestPictures.of(3, 120, 100),
                List.of(),
                new CropPlan(List.of(48, 64), 4, seed),
                new Order.Sample(8, List.of(64)),
                new Order.Sample(8, List.of(64)),
                new LossWeights(List.of(1.0, 1.0, 1.0, 2.0, 2.0, 3.0), 0.5),
                new TrainingPlan(steps, 3e-3, 1e-4, 1));
    }

    private Rhythm rhythm(Optional<Path> state, Optional<Duration> pause) {
        return new Rhythm(10, 7, 4, state.map(WholeFile::new), pause);
    }

    private Optional<Outcome> run(Order order, Rhythm rhythm) throws IOException {
        TrainingRun.Diary diary = new TrainingRun.Diary() {
            @Override
            public void said(String line) {
                said.add(line);
            }

            @Override
            public void reached(CurvePoint point, double rate, double secondsPerStep) {
                reached.add(point);
            }
        };
        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
            return new TrainingRun(order, rhythm, diary, manager)
                    .run(SmallNetworks.seeded(SmallNetworks.TEACHER, DataType.FLOAT32, 4, manager));
        }
    }

    @Test
    void trainingLowersTheErrors() throws IOException {
        Outcome outcome =
                run(order(60, 1), rhythm(Optional.empty(), Optional.empty())).orElseThrow();

        assertThat(reached).hasSize(6);
        assertThat(reached.get(5).loss()).isLessThan(0.9 * reached.get(0).loss());
        assertThat(outcome.curve()).hasSameSizeAs(reached);
        double before = 0;
        double after = 0;
        for (String tap : VggLayer.TAPS) {
            before += outcome.start().in(Marks.Metric.TRAINED).get(tap).feature();
            after += outcome.end().in(Marks.Metric.TRAINED).get(tap).feature();
        }
        assertThat(after).isLessThan(0.95 * before);
    }

    @Test
    void theSameOrderGivesTheSameFileAndAnotherSeedAnother() throws IOException {
        Rhythm rhythm = rhythm(Optional.empty(), Optional.empty());

        byte[] file = run(order(6, 1), rhythm).orElseThrow().file();

        assertThat(run(order(6, 1), rhythm).orElseThrow().file()).isEqualTo(file);
        assertThat(run(order(6, 2), rhythm).orElseThrow().file()).isNotEqualTo(file);
    }

    @Test
    void aPausedRunGoesOnAsIfItHadNotBeen() throws IOException {
        Order order = order(11, 1);
        Outcome unbroken =
                run(order, rhythm(Optional.empty(), Optional.empty())).orElseThrow();
        Path state = folder.resolve("state");
        int runs = 0;

        Optional<Outcome> outcome = Optional.empty();
        while (outcome.isEmpty()) {
            runs++;
            outcome = run(order, rhythm(Optional.of(state), Optional.of(Duration.ofNanos(1))));
        }

        assertThat(runs).isEqualTo(11);
        assertThat(outcome.get().file()).isEqualTo(unbroken.file());
        assertThat(outcome.get().curve()).usingRecursiveComparison().isEqualTo(unbroken.curve());
        assertThat(outcome.get().start()).usingRecursiveComparison().isEqualTo(unbroken.start());
    }

    @Test
    void aStateOfOtherOptionsIsRefused() throws IOException {
        Path state = folder.resolve("state");
        run(order(2, 1), rhythm(Optional.of(state), Optional.empty()));

        assertThatThrownBy(() -> run(order(2, 9), rhythm(Optional.of(state), Optional.empty())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("--state", "another --seed", "delete it");
        Files.writeString(state, "no state");
        assertThatThrownBy(() -> run(order(2, 1), rhythm(Optional.of(state), Optional.empty())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("--state", "delete it");
    }

    @Test
    void theFileHasWhatTheEngineReads() throws IOException {
        Outcome outcome =
                run(order(0, 1), rhythm(Optional.empty(), Optional.empty())).orElseThrow();

        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
                SafetensorsFile file = new SafetensorsFile("brush", outcome.file(), manager, DataType.FLOAT32)) {
            for (VggLayer layer : VggLayer.ALL) {
                assertThat(file.tensor(layer.kernelName(), SmallNetworks.STUDENT.kernel(layer))
                                .abs()
                                .max()
                                .getFloat())
                        .isPositive();
                file.tensor(layer.biasName(), SmallNetworks.STUDENT.bias(layer));
            }
            for (String tap : VggLayer.TAPS) {
                int c = SmallNetworks.STUDENT.at(tap);
                assertThat(file.tensor(BrushFile.viewName(tap), new Shape(c, c))
                                .abs()
                                .max()
                                .getFloat())
                        .isBetween(1e-3f, 1000f);
            }
        }
    }

    @Test
    void theCardSaysWhereItIsFrom() throws IOException {
        Order order = order(20, 1);
        Outcome outcome = run(order, rhythm(Optional.empty(), Optional.empty())).orElseThrow();

        String card = new ModelCard("brush.safetensors", order, outcome, "cpu", "--seed 1").markdown();

        assertThat(card)
                .contains("# brush.safetensors", "sha256 0123", "4, 4, 4, 4, 6, 6, 6, 6, 8, 8, 8, 8, 8", "--seed 1")
                .contains("| relu5_1 | 0.", "| 10 | ", "| 20 | ", "picture 2", "## Limits");
    }
}
