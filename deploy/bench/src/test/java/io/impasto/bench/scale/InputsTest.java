package io.impasto.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.impasto.common.job.JobOptions;
import io.impasto.common.job.PyramidParameters;
import io.impasto.common.job.Scale;
import io.impasto.common.wire.Contract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes in. */
class InputsTest {

    private static JobOptions options(Map<String, Object> options) {
        return Contract.json().convertValue(options, JobOptions.class);
    }

    /** RESULTS.md: 33.3 s, start included. */
    @Test
    void jobThatWasMeasuredAsAWholeIsComputedAboutRight() {
        JobOptions draft = options(Map.of("preset", "studio", "network", "vgg19", "size", 1024, "quality", "draft"));

        assertThat(Inputs.named("h100").jobSeconds(draft)).isCloseTo(33.3, withinPercentage(15));
    }

    /** RESULTS.md, The first run: 80 to 84 s, 1001 steps, with brush; that picture is less high than the squares that steps were timed with. */
    @Test
    void firstPicturesJobIsComputedAboutRight() {
        JobOptions draft = options(Map.of("preset", "studio", "network", "brush", "quality", "draft"));

        assertThat(Inputs.named("cpu").jobSeconds(draft)).isBetween(80.0, 110.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512, 1024, 2048})
    void scalesAreThoseOfTheJob(int size) {
        PyramidParameters pyramid =
                (PyramidParameters) options(Map.of("preset", "studio", "network", "vgg19", "size", size))
                        .parameters();

        List<Scale> scales = Inputs.scales(pyramid);

        assertThat(scales.stream().mapToInt(Scale::steps).sum()).isEqualTo(pyramid.steps());
    }

    @ParameterizedTest
    @ValueSource(strings = {"h100", "cpu"})
    void everyFigureSaysWhereItComesFrom(String name) {
        Inputs inputs = Inputs.named(name);

        assertThat(inputs.steps()).allMatch(times -> times.source().startsWith("RESULTS.md"));
        assertThat(inputs.mix()).allMatch(wanted -> inputs.paintSeconds(wanted.options()) > 0);
        assertThat(new String[] {
                    inputs.prepare().source(),
                    inputs.store().source(),
                    inputs.start().source(),
                    inputs.handOver().source(),
                    inputs.exit().source(),
                    inputs.checkpoint().source(),
                    inputs.noticed().source()
                })
                .allMatch(source -> source.length() > 10);
    }

    @Test
    void dayHasTheLoadThatItIsSaidToHave() {
        Inputs inputs = Inputs.named("h100");
        Day day = inputs.day();
        double prepare = inputs.machine().prepare();

        double work = day.jobs(1000, prepare, 1).stream()
                .mapToDouble(job -> job.work() + prepare)
                .sum();

        // A crowd asks for one thing, so the day's work differs from what the mix would make of as many jobs
        assertThat(work / Day.SECONDS / 1000).isCloseTo(day.load(), withinPercentage(15));
    }
}
