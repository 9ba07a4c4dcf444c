package io.impasto.common.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.Init;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.Preset;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobOptionsTextTest {

    @Test
    void readsEveryKindOfValue() {
        JobOptions options = JobOptionsText.parse(Map.of(
                "preset", "classic-scream",
                "network", "squeezenet1_1",
                "size", "64",
                "contentLayer", "2",
                "contentWeight", "6e-2",
                "styleLayers", "1, 4",
                "styleWeights", "300000,1e3",
                "init", "random",
                "seed", "-9000000000",
                "trace", "true"));

        assertThat(options.preset()).isEqualTo(Preset.CLASSIC_SCREAM);
        assertThat(options.network()).isEqualTo(NetworkName.SQUEEZENET1_1);
        assertThat(options.size()).isEqualTo(64);
        assertThat(options.contentLayer()).isEqualTo("2");
        assertThat(options.contentWeight()).isEqualTo(0.06);
        assertThat(options.styleLayers()).isEqualTo(List.of("1", "4"));
        assertThat(options.styleWeights()).isEqualTo(List.of(300_000.0, 1_000.0));
        assertThat(options.init()).isEqualTo(Init.RANDOM);
        assertThat(options.seed()).isEqualTo(-9_000_000_000L);
        assertThat(options.trace()).isTrue();
        assertThat(options.iterations()).isNull();
    }

    @Test
    void everyOptionOfTheRecordCanBeWritten() throws ReflectiveOperationException {
        Map<String, String> texts = new HashMap<>();
        for (RecordComponent component : JobOptions.class.getRecordComponents()) {
            texts.put(component.getName(), exampleOf(component));
        }

        JobOptions options = JobOptionsText.parse(texts);

        for (RecordComponent component : JobOptions.class.getRecordComponents()) {
            assertThat(component.getAccessor().invoke(options))
                    .as(component.getName())
                    .isNotNull();
        }
    }

    private static String exampleOf(RecordComponent component) {
        return switch (component.getName()) {
            case "preset" -> "classic";
            case "network" -> "vgg19";
            case "init" -> "content";
            case "trace" -> "false";
            default -> "1";
        };
    }

    @Test
    void unknownOptionListsTheKnownOnes() {
        assertThatThrownBy(() -> JobOptionsText.parse(Map.of("sice", "64")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'sice'")
                .hasMessageContaining("size, styleSize, contentLayer");
    }

    @Test
    void notANumberIsReadAndThenRefusedAsAWeight() {
        JobOptions options = JobOptionsText.parse(Map.of("tvWeight", "NaN"));

        assertThatThrownBy(options::parameters)
                .hasMessage("options.tvWeight: NaN is not a weight: finite and at least 0");
    }

    @ParameterizedTest
    @CsvSource({
        "size, 12.5, 'options.size: ''12.5'' is not a whole number of its range'",
        "size, '', 'options.size: '''' is not a whole number of its range'",
        "size, 9999999999, 'options.size: ''9999999999'' is not a whole number of its range'",
        "tvWeight, much, 'options.tvWeight: ''much'' is not a number'",
        "styleWeights, '1,,2', 'options.styleWeights: '''' is not a number'",
        "trace, yes, 'options.trace: ''yes'' is neither true nor false'",
        "init, gray, 'options.init: ''gray'' is neither content nor random'",
        "preset, oil, 'options.preset: there is no preset ''oil''; there are classic, classic-scream, classic-composition'",
    })
    void wrongValueIsNamed(String name, String text, String message) {
        assertThatThrownBy(() -> JobOptionsText.parse(Map.of(name, text)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }
}
