package io.impasto.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command asks of a gateway, and what it makes of the answers. */
class StylizeThroughGatewayTest {

    private static final String RUNNING = "{\"id\":\"j1\",\"state\":\"running\"}";
    private static final String SUCCEEDED = "{\"id\":\"j1\",\"state\":\"succeeded\"%s}";
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path home;

    private Path picture;
    private Path output;

    @BeforeEach
    void pictures() throws IOException {
        picture = Files.writeString(home.resolve("picture.png"), "for the gateway to judge");
        output = home.resolve("out.png");
    }

    private String[] stylize(StubGateway gateway, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "stylize",
                picture.toString(),
                picture.toString(),
                "-o",
                output.toString(),
                "--gateway",
                gateway.address().toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private CommandRun run(StubGateway gateway, String... more) {
        return CommandRun.of(home, home, stylize(gateway, more));
    }

    @Test
    void orderWithoutTermsIsNeitherUrgentNorLimited() throws IOException {
        try (StubGateway gateway = new StubGateway(SUCCEEDED.formatted(""))) {
            CommandRun run = run(gateway);

            assertThat(run).isEqualTo(new CommandRun(0, "", ""));
            assertThat(gateway.asked()).first().isEqualTo("POST /v1/jobs");
            assertThat(gateway.form()).doesNotContain("expirytime");
            assertThat(output).hasContent(StubGateway.PICTURE);
        }
    }

    @Test
    void accessKeyOfTheEnvironmentComesWithEveryRequestAndNothingElseDoes() throws IOException {
        try (StubGateway gateway = new StubGateway(SUCCEEDED.formatted(""))) {
            run(gateway);
            assertThat(gateway.authorizations()).containsExactly("null");
        }
        try (StubGateway gateway = new StubGateway(SUCCEEDED.formatted(""))) {
            CommandRun run = CommandRun.of(home, Map.of("IMPASTO_KEY", "impasto_secret\n"), stylize(gateway));

            assertThat(run).isEqualTo(new CommandRun(0, "", ""));
            assertThat(gateway.authorizations()).containsExactly("Bearer impasto_secret");
        }
    }

    @Test
    void urgentOrderSaysSo() throws IOException {
        try (StubGateway gateway = new StubGateway(SUCCEEDED.formatted(""))) {
            run(gateway, "--urgent");

            assertThat(gateway.asked()).first().isEqualTo("POST /v1/jobs?priority=urgent");
        }
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "10m, 600", "1h30m, 5400", "PT10M, 600", "1.5s, 1.5", "168h, 604800"})
    void limitedTimeBecomesAPointInTime(String within, double seconds) throws IOException {
        try (StubGateway gateway = new StubGateway(SUCCEEDED.formatted(""))) {
            Instant before = Instant.now();
            run(gateway, "--within", within);
            Instant after = Instant.now();

            Matcher part =
                    Pattern.compile("name=\"expirytime\"\r\n.*\r\n\r\n(.*)\r\n").matcher(gateway.form());
            assertThat(part.find()).isTrue();
            long millis = (long) (1000 * seconds);
            assertThat(Instant.parse(part.group(1))).isBetween(before.plusMillis(millis), after.plusMillis(millis));
        }
    }

    @Test
    void jobThatIsCancelledFailsTheCommandAndSaysSo() throws IOException {
        try (StubGateway gateway = new StubGateway("{\"id\":\"j1\",\"state\":\"cancelled\"}")) {
            assertThat(run(gateway)).isEqualTo(new CommandRun(1, "", "impasto: the job was cancelled\n"));
            assertThat(output).doesNotExist();
        }
    }

    @Test
    void jobThatExpiresFailsTheCommandAndSaysSo() throws IOException {
        try (StubGateway gateway = new StubGateway("{\"id\":\"j1\",\"state\":\"expired\"}")) {
            assertThat(run(gateway))
                    .isEqualTo(new CommandRun(1, "", "impasto: the job's time was over before there was a picture\n"));
            assertThat(output).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource({"0.62, 62", "0.57, 57", "0.999, 99", "0.0001, 1"})
    void incompletePictureIsWrittenAndToldToTheQuietToo(String completeness, String percent) throws IOException {
        try (StubGateway gateway = new StubGateway(SUCCEEDED.formatted(",\"completeness\":" + completeness))) {
            CommandRun run = run(gateway, "--quiet");

            assertThat(run)
                    .isEqualTo(new CommandRun(
                            0, "", "impasto: stopped at " + percent + " % of its steps: its time was over\n"));
            assertThat(output).hasContent(StubGateway.PICTURE);
        }
    }

    @Test
    void commandThatIsToldToEndCancelsItsJobFirst() throws Exception {
        try (StubGateway gateway = new StubGateway(RUNNING)) {
            Process command = start(gateway);
            await().atMost(SOON).until(gateway::askedForJob);

            command.destroy();

            assertThat(command.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(gateway.asked()).last().isEqualTo("POST " + gateway.job() + "/cancel");
            assertThat(Files.readString(home.resolve("err.txt")))
                    .contains("impasto: cancelling " + gateway.address() + gateway.job());
            assertThat(output).doesNotExist();
        }
    }

    @Test
    void commandThatIsToldToEndDoesNotWaitLongForAGatewayThatIsSilent() throws Exception {
        try (StubGateway gateway = new StubGateway(RUNNING).deafToCancels()) {
            Process command = start(gateway);
            await().atMost(SOON).until(gateway::askedForJob);

            command.destroy();

            assertThat(command.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(gateway.asked()).contains("POST " + gateway.job() + "/cancel");
            assertThat(Files.readString(home.resolve("err.txt")))
                    .contains("could not cancel " + gateway.address() + gateway.job() + ", which may go on");
        }
    }

    /** In a process of its own, as a user would. */
    private Process start(StubGateway gateway) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Impasto.class.getName()));
        words.addAll(List.of(stylize(gateway)));
        File err = home.resolve("err.txt").toFile();
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(err)
                .start();
    }
}
