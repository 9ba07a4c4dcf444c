package io.impasto.engine;

import static io.impasto.engine.TestPictures.waves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.cuda.CudaUtils;
import io.impasto.common.wire.JobOptionsText;
import io.impasto.engine.memory.AllocationErrors;
import io.impasto.engine.memory.DeviceMemory;
import io.impasto.engine.network.SeededSqueezeNet;
import io.impasto.engine.state.SavedState;
import java.io.IOException;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only a GPU can tell; skipped where there is none. */
class GpuTest {

    private static final Device GPU = Device.gpu(0);
    private static final int STEPS = 20;

    private final NDManager hog = NDManager.newBaseManager("PyTorch");

    @BeforeEach
    void look() {
        Optional<String> obstacle =
                Accelerators.present(Engine.getEngine("PyTorch")).obstacle(0);
        assumeTrue(obstacle.isEmpty(), () -> "no GPU: " + obstacle.orElseThrow());
    }

    @AfterEach
    void letGo() {
        hog.close();
    }

    /** Convolutions are TF32 there, whose products have 10 bits. */
    @ParameterizedTest
    @CsvSource({"gpu:0, 0.002, 0.02", "gpu:0@fp16, 0.004, 0.03"})
    void lossesAreThoseOfTheCpu(String device, double atStart, double atEnd, @TempDir Path folder) throws IOException {
        Losses there = losses(device, folder);
        Losses here = losses("cpu", folder);

        assertThat(there.start()).isCloseTo(here.start(), within(atStart * here.start()));
        assertThat(there.end()).isCloseTo(here.end(), within(atEnd * here.end()));
        assertThat(there.end()).isLessThan(0.9 * there.start());
    }

    /** Not to the last bit: CUDA adds up in whatever order its threads come, so that two runs of one job differ by as much. */
    @Test
    void stoppedAndResumedItGoesOnFromWhereItWas(@TempDir Path folder) throws IOException {
        try (StyleEngine engine = engine("gpu:0", folder)) {
            double through;
            byte[] state;
            try (Optimisation whole = engine.begin(task(96))) {
                advance(whole, STEPS / 2);
                state = whole.save().toBytes();
                advance(whole, STEPS / 2);
                through = whole.losses().total();
            }
            try (Optimisation resumed = engine.resume(task(96), SavedState.of(state))) {
                advance(resumed, STEPS / 2);

                assertThat(resumed.losses().total()).isCloseTo(through, within(0.01 * through));
            }
        }
    }

    @Test
    void deviceThatHasNoMoreIsToldApartFromOneThatFailed() {
        assertThatThrownBy(() -> takeAllBut(0))
                .satisfies(e ->
                        assertThat(AllocationErrors.isOne(e)).as(e.getMessage()).isTrue());
    }

    /** What PyTorch keeps for the next tensor is free for the next job, though CUDA counts it as taken. */
    @Test
    void whatAnEarlierJobLeftIsAvailableToTheNext(@TempDir Path folder) throws IOException {
        try (StyleEngine engine = engine("gpu:0", folder)) {
            advanceOnce(engine, 64);
            long before = DeviceMemory.available(GPU);
            advanceOnce(engine, 2048);

            assertThat(DeviceMemory.available(GPU)).isGreaterThan((long) (0.98 * before));
        }
    }

    @Test
    void jobWhoseMemoryIsTakenByOthersIsDoneInSmallerTiles(@TempDir Path folder) throws IOException {
        try (StyleEngine engine = engine("gpu:0", folder)) {
            double expected;
            try (Optimisation whole = engine.begin(task(2048))) {
                advance(whole, 1);
                expected = whole.losses().total();
            }
            MemoryExhaustedException exhausted;
            NDManager others;
            try (Optimisation begun = engine.begin(task(2048))) {
                others = takeAllBut(1_000_000_000);
                exhausted = catchThrowableOfType(MemoryExhaustedException.class, () -> advance(begun, 1));
            }
            others.close();
            assertThat(exhausted).isNotNull().hasMessageContaining("memory ran out at 2048 × 2048 px: as a whole, ");
            try (Optimisation tiled =
                    engine.begin(task(2048), exhausted.smaller().orElseThrow())) {
                advance(tiled, 1);

                assertThat(tiled.losses().total()).isCloseTo(expected, within(0.01 * expected));
            }
        }
    }

    private record Losses(double start, double end) {}

    private static Losses losses(String device, Path folder) throws IOException {
        try (StyleEngine engine = engine(device, folder);
                Optimisation optimisation = engine.begin(task(96))) {
            double start = optimisation.losses().total();
            advance(optimisation, STEPS);
            return new Losses(start, optimisation.losses().total());
        }
    }

    private static void advanceOnce(StyleEngine engine, int side) {
        try (Optimisation optimisation = engine.begin(task(side))) {
            advance(optimisation, 1);
        }
    }

    private NDManager takeAllBut(long bytes) {
        NDManager there = hog.newSubManager(GPU);
        long piece = 256L << 20;
        while (bytes == 0 || free() - piece > bytes) {
            there.create(new Shape(piece / Float.BYTES), DataType.FLOAT32);
        }
        return there;
    }

    private static long free() {
        MemoryUsage usage = CudaUtils.getGpuMemory(GPU);
        return usage.getMax() - usage.getCommitted();
    }

    private static StyleEngine engine(String device, Path folder) throws IOException {
        SeededSqueezeNet.writeInto(folder);
        return StyleEngine.open(DeviceChoice.of(device), new WeightsFolders(List.of(folder)), EngineLimits.DEFAULT);
    }

    private static StyleTask task(int side) {
        Map<String, String> options = Map.of(
                "preset", "studio",
                "network", "squeezenet1_1",
                "size", "" + side,
                "smallestScale", "" + side,
                "initialIterations", "" + STEPS);
        return new StyleTask(
                waves(side, side, 9),
                List.of(new StyleSource(waves(80, 64, 3), 1)),
                JobOptionsText.parse(options).parameters());
    }

    private static void advance(Optimisation optimisation, int steps) {
        for (int i = 0; i < steps; i++) {
            optimisation.advance();
        }
    }
}
