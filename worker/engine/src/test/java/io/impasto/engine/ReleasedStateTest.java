package io.impasto.engine;

import static io.impasto.engine.TestPictures.waves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.impasto.common.wire.JobOptionsText;
import io.impasto.engine.state.SavedState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * States that each version given away has saved are gone on from: a job that is interrupted by an upgrade isn't begun anew. They lie in
 * {@code resources/released/VERSION}; before a version is given away they are written by {@code mvn test -pl worker/engine -am
 * -Dtest=ReleasedStateTest#record -Dimpasto.record=VERSION -Dsurefire.failIfNoSpecifiedTests=false}, and never again.
 */
class ReleasedStateTest extends WithSeededEngine {

    private static final Path RELEASED = Path.of("src/test/resources/released");
    private static final int HALF_WAY = 9;

    static Stream<Path> states() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> versions = Files.list(RELEASED)) {
            for (Path version : versions.sorted().toList()) {
                try (var found = Files.newDirectoryStream(version, "*.state")) {
                    found.forEach(files::add);
                }
            }
        }
        return files.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("states")
    void stateIsGoneOnFromToWhatAWholeRunComesTo(Path file) throws IOException {
        StyleTask task = task(file.getFileName().toString().replace(".state", ""));
        double whole;
        try (Optimisation optimisation = engine.begin(task)) {
            whole = finished(optimisation);
        }

        try (Optimisation resumed = engine.resume(task, SavedState.of(Files.readAllBytes(file)))) {
            assertThat(resumed.step()).isEqualTo(HALF_WAY);
            // Another machine, or a version that computes in another order, rounds otherwise.
            assertThat(finished(resumed)).isCloseTo(whole, within(0.01 * whole));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"studio", "gatys", "classic"})
    @EnabledIfSystemProperty(named = "impasto.record", matches = ".+", disabledReason = "writes a version's states")
    void record(String preset) throws IOException {
        Path folder = Files.createDirectories(RELEASED.resolve(System.getProperty("impasto.record")));
        try (Optimisation optimisation = engine.begin(task(preset))) {
            while (optimisation.step() < HALF_WAY) {
                optimisation.advance();
            }
            Files.write(folder.resolve(preset + ".state"), optimisation.save().toBytes());
        }
    }

    private static double finished(Optimisation optimisation) {
        while (!optimisation.finished()) {
            optimisation.advance();
        }
        return optimisation.losses().total();
    }

    private static StyleTask task(String preset) {
        Map<String, String> options = preset.equals("classic")
                ? Map.of("iterations", "12", "decayAt", "6", "clampUntil", "9", "size", "26", "styleSize", "26")
                : Map.of("size", "32", "smallestScale", "20", "initialIterations", "6", "iterations", "6");
        Map<String, String> all = new java.util.HashMap<>(options);
        all.putAll(Map.of("preset", preset, "network", "squeezenet1_1"));
        if (preset.equals("studio")) {
            all.putAll(Map.of("styleLayers", "1", "styleWeights", "1")); // whose transport map is the smallest
        }
        return new StyleTask(
                waves(40, 33, 9),
                List.of(new StyleSource(waves(50, 44, 3), 1)),
                JobOptionsText.parse(all).parameters());
    }
}
