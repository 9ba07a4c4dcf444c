package io.impasto.local.stack;

import static io.impasto.engine.TestPictures.noise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.impasto.common.blob.MinioBlobStore;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.engine.picture.PictureWriter;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of {@code deploy/examples}, as its README runs them. */
@ExtendWith(SharedStack.Given.class)
@Order(SharedStack.USED)
class ExamplesIT {

    private static final int SECONDS = 120;
    private static final S3Object CONTENT = new S3Object("impasto", "examples/content.png");
    private static final S3Object STYLE = new S3Object("impasto", "examples/style.png");
    private static final Path HOME = Path.of(System.getProperty(Installation.HOME_PROPERTY));
    private static final Path EXAMPLES = HOME.resolve("deploy/examples");

    @TempDir
    static Path folder;

    private static StackState state;
    private static Path content;
    private static Path style;

    @BeforeAll
    static void take(SharedStack stack) throws Exception {
        state = stack.state();
        content = Files.write(folder.resolve("content.png"), PictureWriter.png(noise(80, 64, 1)));
        style = Files.write(folder.resolve("style.png"), PictureWriter.png(noise(64, 64, 2)));
        try (MinioBlobStore store = stack.store()) {
            store.putIfAbsent(CONTENT, Files.readAllBytes(content), "image/png");
            store.putIfAbsent(STYLE, Files.readAllBytes(style), "image/png");
        }
    }

    @Test
    void curlGetsItsPicture() throws Exception {
        assumeTrue(runs("curl", "--version"), "there is no curl");
        Path out = folder.resolve("curl.png");

        run(EXAMPLES.resolve("paint-curl").toString(), state.gateway().toString(), "" + content, "" + style, "" + out);

        assertThat(Files.readAllBytes(out)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void javaGetsItsPictureOverHttp() throws Exception {
        Path out = folder.resolve("http.png");

        String said = runJava(
                "PaintOverHttp.java", state.gateway().toString(), content.toString(), style.toString(), out.toString());

        assertThat(said).contains(" succeeded 10/10");
        assertThat(Files.readAllBytes(out)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void javaHearsOfItsPictureOverKafka() throws Exception {
        String said = runJava("PaintOverKafka.java", state.kafka(), "by-java", "" + CONTENT, "" + STYLE);

        assertThat(said).contains("by-java succeeded s3://impasto/results/");
    }

    @Test
    void pythonHearsOfItsPicture() throws Exception {
        List<String> pythons = Stream.of("/usr/bin/python3", "python3")
                .filter(python -> runs(python, "-c", "import confluent_kafka"))
                .toList();
        assumeTrue(!pythons.isEmpty(), "there is no Python with confluent-kafka; on Debian: python3-confluent-kafka");

        String said = run(
                pythons.get(0),
                EXAMPLES.resolve("paint.py").toString(),
                state.kafka(),
                "by-python",
                "" + CONTENT,
                "" + STYLE);

        assertThat(said).containsOnlyOnce("by-python succeeded s3://impasto/results/");
    }

    @Test
    void kcatHearsOfItsPicture() throws Exception {
        assumeTrue(runs("kcat", "-V"), "there is no kcat");

        String said =
                run(EXAMPLES.resolve("paint-kcat").toString(), state.kafka(), "by-kcat", "" + CONTENT, "" + STYLE);

        assertThat(said).contains("io.impasto.job.succeeded.v1", "s3://impasto/results/");
    }

    /** This gateway is what is shipped: nothing that only developers need. */
    @ParameterizedTest
    @ValueSource(strings = {"/q/swagger-ui/", "/q/dev-ui/"})
    void shippedGatewayHasNothingForDevelopers(String path) throws Exception {
        assertThat(status(path)).isEqualTo(404);
        assertThat(status("/contract/openapi.yaml")).isEqualTo(200);
    }

    private static int status(String path) throws Exception {
        URI address = state.gateway().resolve(path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String runJava(String example, String... arguments) throws Exception {
        Stream<String> command = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                HOME.resolve("deploy/local/cli/target/lib") + File.separator + "*",
                EXAMPLES.resolve(example).toString());
        return run(Stream.concat(command, Stream.of(arguments)).toArray(String[]::new));
    }

    /** What it said; fails unless it ends well. */
    private static String run(String... command) throws Exception {
        Path said = Files.createTempFile(folder, "said-", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            assertThat(ended).as(Files.readString(said)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(said)).isZero();
            return Files.readString(said);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
