package io.impasto.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.local.servers.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpastoTest {

    @TempDir
    Path home;

    private CommandRun run(String... arguments) {
        return CommandRun.of(home, home.resolve("weights"), arguments);
    }

    @Test
    void unknownCommandIsWrongUse() {
        assertThat(run("paint").exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''     | up, stylize, demo, models, keys, topics, chaos",
                "models | list, pull",
                "keys   | add, list, remove",
                "topics | diff, apply",
            })
    void groupOfCommandsNamesThem(String group, String named) {
        CommandRun alone = group.isEmpty() ? run() : run(group);

        assertThat(alone.exitCode()).isEqualTo(2);
        assertThat(alone.err()).contains("a command is needed: ").contains(named.split(", "));
    }

    @Test
    void helpIsNoMistake() {
        CommandRun help = run("stylize", "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("--style-size", "--trace", "--direct", "--urgent", "--within");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--workers=-1         | workers: -1 is not between 0 and 64",
                "--workers=three      | --workers",
                "--gateway-port=70000 | gateway-port: 70000 is not a port",
                "--device=tpu         | is none of auto, cpu, gpu:N and gpu:N@fp16",
                "--device=cpu@fp16    | half precision is for GPUs",
            })
    void wrongUseOfUpIsNamed(String wrong, String named) {
        CommandRun up = run("up", "--data", home.resolve("data").toString(), wrong);

        assertThat(up.exitCode()).isEqualTo(2);
        assertThat(up.err()).contains(named);
        assertThat(home.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--jobs=0 | jobs: 0 is not between 1 and 100000",
                "--workers=65 | workers: 65 is not between 1 and 64",
                "--s3=http://127.0.0.1:9 | bootstrap: is missing",
                "--bootstrap=127.0.0.1:9 | s3: null is not an http:// or https:// address",
                "--bootstrap=127.0.0.1:9 --s3=ftp://127.0.0.1 | s3: ftp://127.0.0.1 is not",
                "--bootstrap=127.0.0.1:9 --s3=http://127.0.0.1:9 | access-key: is missing",
                "--bootstrap=127.0.0.1:9 --s3=http://127.0.0.1:9 --access-key=k | secret-key: is missing",
            })
    void wrongUseOfChaosIsNamed(String wrong, String named) {
        CommandRun chaos = run(("chaos " + wrong).split(" ", -1));

        assertThat(chaos.exitCode()).isEqualTo(2);
        assertThat(chaos.err()).contains(named);
    }

    @Test
    void chaosWithoutABuiltWorkerSaysWhatIsMissing() {
        CommandRun chaos = run("chaos");

        assertThat(chaos.exitCode()).isEqualTo(1);
        assertThat(chaos.err()).contains("worker/service/target/quarkus-app/quarkus-run.jar isn't built");
    }

    @Test
    void upWithoutBuiltApplicationsSaysWhatIsMissing() {
        CommandRun up = run("up", "--data", home.resolve("data").toString(), "--gateway-port", "" + FreePort.find());

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.err()).contains("gateway/target/quarkus-app/quarkus-run.jar isn't built");
    }

    @Test
    void upTakesEveryDeviceThatPaintingInThisProcessTakes() {
        for (String device : List.of("auto", "cpu", "gpu", "gpu@fp16", "gpu:1", "gpu:1@fp16")) {
            CommandRun up = run("up", "--data", home.resolve("data").toString(), "--device", device);

            assertThat(up.err()).contains("quarkus-run.jar isn't built");
        }
    }

    @Test
    void modelsListSaysWhereItLookedAndWhatIsThere() throws IOException {
        // Given
        Path file = Files.createDirectories(home.resolve("weights")).resolve("vgg19.safetensors");
        Files.writeString(file, "weights");

        // When
        CommandRun list = run("models", "list");

        // Then
        assertThat(list.exitCode()).isZero();
        assertThat(list.out())
                .contains(home.resolve("weights").toString())
                .contains(home.resolve(".cache/impasto/models").toString())
                .contains(file.toString())
                .contains("deploy/impasto models pull squeezenet1_1");
    }
}
