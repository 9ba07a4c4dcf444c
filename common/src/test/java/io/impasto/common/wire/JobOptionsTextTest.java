package io.impasto.common.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.FormatName;
import io.impasto.common.job.Init;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.Named;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.OutputOptions;
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
        Class<?> type = component.getType();
        if (type.isEnum()) {
            return ((Named) type.getEnumConstants()[0]).wireName();
        }
        return type == Boolean.class ? "false" : "1";
    }

    @Test
    void unknownOptionListsTheKnownOnes() {
        assertThatThrownBy(() -> JobOptionsText.parse(Map.of("sice", "64")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'sice'")
                .hasMessageContaining("size, originalSize, quality");
    }

    @ParameterizedTest
    @CsvSource({
        "classic, quality, draft, 'options.quality: the preset classic has no such option'",
        "studio, decayAt, 3, 'options.decayAt: the preset studio has no such option'",
        "classic, init, gray, 'options.init: ''gray'' isn''t one of classic''s: content, random'",
        "studio, stylization, 1.5, 'options.stylization: 1.5 is not between 0.0 and 1.0'",
        "studio, iterations, 0, 'options.iterations: 0 is not between 1 and 1000000'",
        "gatys, initialIterations, -3, 'options.initialIterations: -3 is not between 1 and 1000000'",
    })
    void optionsThatAPresetHasNotAreRefused(String preset, String name, String text, String message) {
        JobOptions options = JobOptionsText.parse(Map.of("preset", preset, name, text));

        assertThatThrownBy(options::parameters)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }

    @Test
    void resultIsAPngWithProvenanceUnlessAskedOtherwise() {
        assertThat(JobOptions.NONE.output()).isEqualTo(new OutputOptions(FormatName.PNG, 95, true));
        assertThat(JobOptionsText.parse(Map.of("format", "jpeg", "jpegQuality", "80", "provenance", "false"))
                        .output())
                .isEqualTo(new OutputOptions(FormatName.JPEG, 80, false));
    }

    @ParameterizedTest
    @CsvSource({
        "png, 80, 'options.jpegQuality: the format png has no such option; leave it out, or ask for format jpeg'",
        "tiff16, 80, 'options.jpegQuality: the format tiff16 has no such option; leave it out, or ask for format jpeg'",
        "jpeg, 0, 'options.jpegQuality: 0 is not between 1 and 100'",
        "jpeg, 101, 'options.jpegQuality: 101 is not between 1 and 100'",
    })
    void qualityIsRefusedWhereItIsNone(String format, String quality, String message) {
        JobOptions options = JobOptionsText.parse(Map.of("format", format, "jpegQuality", quality));

        assertThatThrownBy(options::check)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }

    @Test
    void stylizationAndContentWeightSayTheSame() {
        assertThat(JobOptionsText.parse(Map.of("stylization", "0.5")).parameters())
                .isEqualTo(JobOptions.NONE.parameters());
        assertThat(JobOptionsText.parse(Map.of("stylization", "1")).parameters().contentWeight())
                .isEqualTo(JobOptions.NONE.parameters().contentWeight() / 16);
        assertThatThrownBy(JobOptionsText.parse(Map.of("stylization", "1", "contentWeight", "1"))::parameters)
                .hasMessageContaining("options.stylization: contentWeight says the same");
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
        "init, grey, 'options.init: there is no init ''grey''; there are content, random, gray, normal, style'",
        "format, webp, 'options.format: there is no format ''webp''; there are png, png16, jpeg, tiff, tiff16'",
        "preset, oil, 'options.preset: there is no preset ''oil''; there are classic, classic-scream, classic-composition, studio, gatys'",
    })
    void wrongValueIsNamed(String name, String text, String message) {
        assertThatThrownBy(() -> JobOptionsText.parse(Map.of(name, text)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }
}
