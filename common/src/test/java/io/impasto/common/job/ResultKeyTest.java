package io.impasto.common.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultKeyTest {

    @Test
    void eachFileHasItsOwnKeyAndTheSameFileTheSame() {
        List<OutputOptions> files = List.of(
                new OutputOptions(FormatName.PNG, 95, true),
                new OutputOptions(FormatName.PNG, 95, false),
                new OutputOptions(FormatName.PNG16, 95, true),
                new OutputOptions(FormatName.JPEG, 95, true),
                new OutputOptions(FormatName.JPEG, 80, true),
                new OutputOptions(FormatName.TIFF, 95, true),
                new OutputOptions(FormatName.TIFF16, 95, true));

        assertThat(files.stream().map(ResultKeyTest::key)).doesNotHaveDuplicates();
        assertThat(key(JobOptions.NONE.output())).isEqualTo(key(files.get(0)));
    }

    @Test
    void objectIsNamedByItsFormat() {
        String folder = "results/" + key(JobOptions.NONE.output());

        assertThat(Stream.of(FormatName.values())
                        .map(format -> key(JobOptions.NONE.output()).imageKey(format)))
                .containsExactly(
                        folder + "/image.png",
                        folder + "/image.png",
                        folder + "/image.jpg",
                        folder + "/image.tif",
                        folder + "/image.tif");
    }

    private static ResultKey key(OutputOptions output) {
        return ResultKey.of("c", List.of("s"), List.of(1.0), List.of(), JobOptions.NONE.parameters(), output, "w");
    }
}
