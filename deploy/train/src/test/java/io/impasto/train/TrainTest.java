package io.impasto.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What can't be trained is refused before anything is computed, and what would be right is said. */
class TrainTest {

    private static final int WRONG_USE = 2;

    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void someWeights() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("models")).resolve("vgg19.safetensors"), "none");
    }

    private int train(String... arguments) {
        CommandLine command = Train.commandLine(
                Map.of("IMPASTO_MODELS_DIR", folder.resolve("models").toString()));
        command.setErr(new PrintWriter(err));
        command.setOut(new PrintWriter(new StringWriter()));
        String[] all = Stream.concat(
                        Stream.of(
                                "--out",
                                folder.resolve("brush.safetensors").toString(),
                                "--device",
                                "cpu",
                                "--textures",
                                "1"),
                        Stream.of(arguments))
                .toArray(String[]::new);
        command.setOverwrittenOptionsAllowed(true);
        return command.execute(all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--width|2/1|at most 1/1",
                "--width|wide|such as 1/4",
                "--gamma|1.5|between 0 and 1",
                "--gamma|NaN|between 0 and 1",
                "--steps|-1|between 0 and",
                "--batch|0|1 to 256",
                "--sizes|16,64|between 32 and 1024",
                "--learning-rate|0|above 0",
                "--final-rate|1|at most 5.0E-4",
                "--tap-weights|1,2|one for each of relu1_1",
                "--gram-weight|-1|between 0 and",
                "--textures|0|name a folder of pictures",
                "--textures|-2|between 0 and",
                "--pictures|/nowhere|is no folder",
                "--device|tpu|none of auto, cpu",
                "--device|gpu:0@fp16|",
                "--out|/nowhere/brush.safetensors|there is no folder",
                "--state|/nowhere/state|there is no folder",
                "--pause-after|5|without --state",
                "--clip|-1|0 (none) or more",
            })
    void whatCannotBeIsRefused(String option, String value, String remedy) {
        int code = train(option, value);

        assertThat(code).as(err.toString()).isIn(1, WRONG_USE);
        assertThat(err.toString()).startsWith("train: ");
        if (remedy != null) {
            assertThat(code).isEqualTo(WRONG_USE);
            assertThat(err.toString()).contains(remedy);
        }
    }

    @Test
    void aFolderWithoutPicturesIsNamed() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.writeString(empty.resolve("notes.txt"), "none");
        Files.writeString(empty.resolve("coffee.png"), "no picture either");

        assertThat(train("--pictures", empty.toString(), "--exclude", "coffee*"))
                .isEqualTo(WRONG_USE);
        assertThat(err.toString()).contains("--pictures", "no JPEG or PNG in " + empty, "--exclude");
    }

    @Test
    void aPictureThatCannotBeReadIsNamed() throws IOException {
        Path pictures = Files.createDirectories(folder.resolve("pictures/deep"));
        Files.writeString(pictures.resolve("broken.jpg"), "no picture");

        assertThat(train("--pictures", folder.resolve("pictures").toString())).isEqualTo(WRONG_USE);
        assertThat(err.toString()).contains("broken.jpg", "--exclude leaves it out");
    }

    @Test
    void aMissingTeacherIsNamed() throws IOException {
        Files.delete(folder.resolve("models/vgg19.safetensors"));

        assertThat(train()).isEqualTo(1);
        assertThat(err.toString()).contains("vgg19.safetensors").doesNotContain("\tat ");
    }

    @Test
    void aTeacherThatIsNoNetworkIsNamed() {
        assertThat(train()).isEqualTo(1);
        assertThat(err.toString())
                .contains("vgg19.safetensors", "safetensors file")
                .doesNotContain("\tat ");
    }
}
