package io.impasto.local.cli;

import static io.impasto.engine.TestPictures.noise;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.image.ImageLimits;
import io.impasto.engine.network.SeededSqueezeNet;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureReader;
import io.impasto.engine.picture.PictureWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StylizeCommandTest {

    @TempDir
    Path home;

    private Path content;
    private Path style;

    @BeforeEach
    void pictures() throws IOException {
        content = Files.write(home.resolve("the content.png"), PictureWriter.png(noise(48, 40, 1)));
        style = Files.write(home.resolve("style.png"), PictureWriter.png(noise(40, 44, 2)));
    }

    private CommandRun stylize(String... more) {
        List<String> arguments = new ArrayList<>(List.of("stylize", content.toString(), style.toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(home, home.resolve("weights"), arguments.toArray(String[]::new));
    }

    private String at(String name) {
        return home.resolve(name).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--size=many           | options.size: 'many' is not a whole number",
                "--size=0              | options.size: 0 is not between 1 and 32768",
                "--preset=oil          | there is no preset 'oil'; there are classic, classic-scream, classic-composition",
                "--network=alexnet     | there is no network 'alexnet'; there are squeezenet1_1, vgg19",
                "--style-size=64       | options.styleSize: the preset studio has no such option",
                "--set=sice=1          | there is no option 'sice'; there are preset, network, size",
                "--set=size            | --set",
                "--set=contentLayer=9  | vgg19 has no layer '9'; it has relu1_1, relu2_1",
                "--set=tvWeight=NaN    | options.tvWeight: NaN is not a weight: finite and at least 0",
                "--set=tvWeight=-1     | options.tvWeight: -1.0 is not a weight",
                "--set=styleLayers=relu1_1 | there are 5 weights for 1 style layers",
                "--style-weight=1,2    | there are 2",
                "--style-weight=0      | 0.0 is not a share: finite and above 0",
                "--style-mask=-       | style-mask: there is no --content-mask: it says where the regions are painted",
                "--style-mask=a,b     | style-mask: there are 2 for 1 styles: give one each, - for a style without",
                "--preset=classic --content-mask=m.png | contentMask: the classic presets paint without masks; presets studio and gatys take them",
                "--device=tpu          | 'tpu' is none of auto, cpu, gpu:N and gpu:N@fp16",
                "--gateway=ftp://x     | ftp://x",
                "--trace=/no/such/f    | there is no folder /no/such",
                "--within=soon         | within: 'soon' is not a duration such as 90s, 10m or 1h30m",
                "--within=90           | within: '90' is not a duration",
                "--within=0s           | within: PT0S is not between 1 s and 7 days",
                "--within=-5m          | within: '-5m' is not a duration",
                "--within=169h         | within: PT169H is not between 1 s and 7 days",
                "--within=99999999999999999h | within: '99999999999999999h' is not a duration",
                "--colour              | --colour",
            })
    void wrongUseIsNamedBeforeAnythingStarts(String wrong, String named) {
        CommandRun run = stylize(with(new String[] {"-o", at("out.png")}, wrong.split(" ")));

        assertThat(run.err()).contains(named).contains("Try 'impasto stylize --help'");
        assertThat(run.err()).doesNotContain("starting");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(Path.of(at("out.png"))).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"--urgent, urgent: is for a stack", "--within=10m, within: is for a stack"})
    void termsAreForAStack(String terms, String named) {
        CommandRun run = stylize("-o", at("out.png"), "--direct", terms);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(named).contains("--direct");
    }

    @Test
    void missingFileIsNamed() {
        CommandRun run = CommandRun.of(home, home, "stylize", content.toString(), at("nowhere.jpg"), "-o", at("o.png"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nowhere.jpg");
    }

    @ParameterizedTest
    @CsvSource({"out.gif", "out", "no folder/out.png"})
    void outputThatCannotBeWrittenIsWrongUse(String output) {
        CommandRun run = stylize("-o", at(output));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(output.contains("/") ? "no folder" : output);
    }

    @Test
    void optionGivenTwiceIsWrongUse() {
        CommandRun run = stylize("-o", at("out.png"), "--size", "64", "--set", "size=65");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("options.size: is given twice");
    }

    @Test
    void noStyleAndNoOutputAreWrongUse() {
        assertThat(CommandRun.of(home, home, "stylize", content.toString()).exitCode())
                .isEqualTo(2);
        assertThat(stylize().err()).contains("--output");
    }

    @Test
    void gatewayThatIsNotThereFailsAndIsNamed() {
        CommandRun run = stylize("-o", at("out.png"), "--gateway", "http://127.0.0.1:1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("the gateway at http://127.0.0.1:1 can't be reached");
    }

    @Test
    void fileThatIsNoPictureFailsTheJobAndIsNamed() throws IOException {
        Files.writeString(style, "not a picture at all");

        CommandRun run = stylize("-o", at("out.png"), "--direct", "--device", "cpu");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("the job failed: unreadable-image: " + style);
    }

    /** With --direct, and also without, where no stack is started in vain. */
    @ParameterizedTest
    @ValueSource(strings = {"--direct", "--data=no-stack-here"})
    void missingWeightsFailTheJobAndSayHowToGetThem(String where) {
        CommandRun run = stylize("-o", at("out.png"), where, "--device", "cpu", "--preset=classic");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .doesNotContain("starting")
                .contains("the job failed: weights-missing: ")
                .contains(at("weights"))
                .contains("deploy/impasto models pull squeezenet1_1");
    }

    @Test
    void directPaintingIsWrittenInTheFormatAskedForWithItsTrace() throws IOException {
        // Given
        SeededSqueezeNet.writeInto(Files.createDirectories(home.resolve("weights")));

        // When
        CommandRun run = stylize(
                "-o",
                at("out.jpg"),
                "--direct",
                "--device=cpu",
                "--preset=classic",
                "--size=32",
                "--style-size=32",
                "--iterations=3",
                "--trace",
                at("trace.json"));

        // Then
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("step 0 of 3, loss").contains("step 3 of 3, loss");
        byte[] bytes = Files.readAllBytes(home.resolve("out.jpg"));
        assertThat(bytes).startsWith(0xFF, 0xD8);
        Picture picture = new PictureReader(ImageLimits.DEFAULT).read(bytes);
        assertThat(List.of(picture.width(), picture.height())).isEqualTo(List.of(38, 32));
        JsonNode rows = new ObjectMapper().readTree(home.resolve("trace.json").toFile());
        assertThat(rows).extracting(row -> row.get("step").asInt()).containsExactly(0, 1, 2, 3);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.get("total").asDouble())
                        .isEqualTo(row.get("content").asDouble()
                                + row.get("style").asDouble()
                                + row.get("tv").asDouble()));
    }

    @Test
    void masksAreReadAndWhatTheySayIsChecked() throws IOException {
        SeededSqueezeNet.writeInto(Files.createDirectories(home.resolve("weights")));
        Path white =
                Files.write(home.resolve("white.png"), PictureWriter.png(new Picture(1, 1, new byte[] {-1, -1, -1})));
        String[] options = {
            "--direct",
            "--device=cpu",
            "--preset=studio",
            "--network=squeezenet1_1",
            "--size=48",
            "--iterations=2",
            "--set=initialIterations=2",
            "-o",
            at("out.png"),
            "--content-mask=" + white
        };

        CommandRun masked = stylize(with(options, "--style-mask=" + white));
        CommandRun everywhere = stylize(with(options, "--style-mask=-"));

        assertThat(masked.exitCode()).as(masked.err()).isZero();
        assertThat(everywhere.exitCode()).as(everywhere.err()).isZero();
    }

    private static String[] with(String[] options, String... more) {
        return Stream.concat(Arrays.stream(options), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void missingMaskIsNamed() {
        CommandRun run = stylize("-o", at("out.png"), "--preset=studio", "--content-mask=" + at("nowhere.png"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nowhere.png: is no file that can be read");
    }

    @Test
    void bitsAndProvenanceAreAsAskedFor() throws IOException {
        SeededSqueezeNet.writeInto(Files.createDirectories(home.resolve("weights")));
        String[] few = {"--direct", "--device=cpu", "--preset=classic", "--size=32", "--style-size=32", "--iterations=1"
        };

        for (String more : List.of("a.png", "b.png --bits=16", "c.tif --bits=16 --no-provenance")) {
            List<String> arguments = new ArrayList<>(List.of(few));
            List<String> words = List.of(more.split(" "));
            arguments.addAll(List.of("-o", at(words.get(0))));
            arguments.addAll(words.subList(1, words.size()));
            CommandRun run = stylize(arguments.toArray(String[]::new));
            assertThat(run.exitCode()).as(run.err()).isZero();
        }

        assertThat(bitsOfASample("a.png")).isEqualTo(8);
        assertThat(bitsOfASample("b.png")).isEqualTo(16);
        assertThat(bitsOfASample("c.tif")).isEqualTo(16);
        assertThat(Files.readString(home.resolve("b.png"), StandardCharsets.ISO_8859_1))
                .contains("{\"preset\":\"classic\",\"size\":32,", "\"format\":\"png16\"");
        assertThat(Files.readString(home.resolve("c.tif"), StandardCharsets.ISO_8859_1))
                .doesNotContain("mpasto");
    }

    private int bitsOfASample(String name) throws IOException {
        return ImageIO.read(home.resolve(name).toFile()).getColorModel().getComponentSize(0);
    }

    @Test
    void quietPaintingSaysNothing() throws IOException {
        SeededSqueezeNet.writeInto(Files.createDirectories(home.resolve("weights")));

        CommandRun run = stylize(
                "-q",
                "-o",
                at("out.png"),
                "--direct",
                "--device=cpu",
                "--preset=classic",
                "--size=32",
                "--style-size=32",
                "--iterations=1");

        assertThat(run).isEqualTo(new CommandRun(0, "", ""));
    }
}
