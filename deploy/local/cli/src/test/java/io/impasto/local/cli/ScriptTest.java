package io.impasto.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts {@code deploy/impasto} and {@code deploy/bench/judge}, with a Maven and a Java that only say how they were called. */
class ScriptTest {

    private static final Path SCRIPTS = Path.of("../..");
    private static final List<String> OUTPUTS = List.of(
            "deploy/local/cli/target/lib/impasto-local-cli.jar",
            "gateway/target/quarkus-app/quarkus-run.jar",
            "worker/service/target/quarkus-app/quarkus-run.jar",
            "deploy/bench/target/lib/impasto-bench.jar");
    private static final String BUILDS = """
            #!/bin/sh
            echo "$@" >> mvn.calls
            for f in %s; do mkdir -p "$(dirname "$f")"; touch "$f"; done
            """.formatted(String.join(" ", OUTPUTS));

    @TempDir
    Path folder;

    private Path home;
    private Path elsewhere;

    private record Ran(int exitCode, String out, String err) {}

    @BeforeEach
    void project() throws IOException {
        home = folder.resolve("a project");
        elsewhere = Files.createDirectories(folder.resolve("else where"));
        for (String sources :
                List.of("common/src/main", "gateway/src/main", "worker/service/src/main", "deploy/bench")) {
            Files.createDirectories(home.resolve(sources));
        }
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        for (String script : List.of("impasto", "build.sh", "bench/judge")) {
            Files.copy(SCRIPTS.resolve(script), home.resolve("deploy").resolve(script));
        }
        java("17.0.15");
        maven(BUILDS);
    }

    private void java(String version) throws IOException {
        executable(folder.resolve("jdk/bin/java"), """
                #!/bin/sh
                if [ "$1" = -version ]; then echo 'openjdk version "%s"' >&2; exit; fi
                for a in "$@"; do echo "<$a>"; done
                """.formatted(version));
    }

    private void maven(String script) throws IOException {
        executable(folder.resolve("mvn"), script);
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ran run(Path script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(elsewhere.toFile());
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("MVN", folder.resolve("mvn").toString());
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private List<String> builds() throws IOException {
        Path calls = home.resolve("mvn.calls");
        return Files.exists(calls) ? Files.readAllLines(calls, StandardCharsets.UTF_8) : List.of();
    }

    private void mtime(String path, Instant when) throws IOException {
        Files.setLastModifiedTime(home.resolve(path), FileTime.from(when));
    }

    @ParameterizedTest
    @ValueSource(strings = {"impasto", "build.sh", "bench/judge"})
    void isWellFormed(String script) throws Exception {
        assertThat(new ProcessBuilder("bash", "-n", SCRIPTS.resolve(script).toString())
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void buildsOnceAndHandsOverEveryArgumentFromAnyFolder() throws Exception {
        // When
        Ran first = run(home.resolve("deploy/impasto"), "stylize", "my picture.jpg", "-o", "");
        Ran second = run(home.resolve("deploy/impasto"), "up");

        // Then
        assertThat(first.err()).contains("Building Impasto (first time only");
        assertThat(first.exitCode()).isZero();
        assertThat(first.out())
                .contains("<-Dimpasto.home=" + home.toRealPath() + ">")
                .contains("<" + home.toRealPath() + "/deploy/local/cli/target/lib/*>")
                .endsWith("<io.impasto.local.cli.Impasto>\n<stylize>\n<my picture.jpg>\n<-o>\n<>\n");
        assertThat(second).isEqualTo(new Ran(0, second.out(), ""));
        assertThat(builds()).hasSize(1);
    }

    @Test
    void findsItsProjectThroughSymbolicLinks() throws Exception {
        Path first = Files.createSymbolicLink(elsewhere.resolve("first link"), home.resolve("deploy/impasto"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("else where/first link"));

        assertThat(run(first).out()).contains("<-Dimpasto.home=" + home.toRealPath() + ">");
        assertThat(run(second).out()).contains("<-Dimpasto.home=" + home.toRealPath() + ">");
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        // Given
        run(home.resolve("deploy/impasto"));
        Files.writeString(home.resolve("gateway/src/main/New.java"), "class New {}");
        mtime("gateway/src/main/New.java", Instant.now().plusSeconds(1));

        // When
        Ran again = run(home.resolve("deploy/impasto"));

        // Then
        assertThat(again.err()).contains("sources have changed");
        assertThat(builds()).hasSize(2);
    }

    @Test
    void failedBuildShowsItsLogAndStartsNothing() throws Exception {
        maven("#!/bin/sh\necho 'cannot find symbol: colour'\nexit 1\n");

        Ran ran = run(home.resolve("deploy/impasto"));

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("cannot find symbol: colour").contains("build.log");
    }

    @Test
    void javaThatIsTooOldIsNamed() throws Exception {
        java("11.0.2");

        Ran ran = run(home.resolve("deploy/impasto"));

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("Java 17 or newer is needed").contains("version 11");
    }

    @Test
    void judgeIsBuiltOnceToo() throws Exception {
        // When
        Ran first = run(home.resolve("deploy/bench/judge"), "my out.png", "content.jpg", "style.jpg");
        Ran second = run(home.resolve("deploy/bench/judge"), "--help");

        // Then
        assertThat(first.err()).contains("Building the judge");
        assertThat(first.exitCode()).isZero();
        assertThat(first.out())
                .contains("<" + home.toRealPath() + "/deploy/bench/target/lib/*>")
                .endsWith("<io.impasto.bench.Judge>\n<my out.png>\n<content.jpg>\n<style.jpg>\n");
        assertThat(second).isEqualTo(new Ran(0, second.out(), ""));
        assertThat(builds()).hasSize(1).first().asString().contains("-pl deploy/bench package");
    }
}
