package io.impasto.local.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.sun.net.httpserver.HttpServer;
import io.impasto.common.job.NetworkName;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are made by real torch (src/test/resources/models/make.py), and served under names that hold their hash. */
class ModelPullTest {

    private static final PullProgress SILENT = (received, total) -> {};

    @TempDir
    Path folder;

    private HttpServer server;
    private byte[] served = {};
    private int declared;
    private int status = 200;
    private final CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/models/", exchange -> {
            exchange.sendResponseHeaders(status, declared);
            exchange.getResponseBody().write(served);
            exchange.getResponseBody().flush();
            if (declared > served.length) {
                await();
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "SQUEEZENET1_1, squeezenet1_1-legacy.pth",
        "SQUEEZENET1_1, squeezenet1_1-zip.pth",
        "VGG19, vgg19-legacy-2017.pth",
        "VGG19, vgg19-zip-parameters.pth",
    })
    void whatTorchSavedIsWhatTheEngineDecodes(NetworkName network, String file) throws IOException {
        serve(resource(file));

        Path written = pull(network);

        assertThat(written).isEqualTo(folder.resolve(network.wireName() + ".safetensors"));
        assertThat(decoded(written)).isEqualTo(expected(network));
        assertThat(folder).isDirectoryContaining("glob:**/" + network.wireName() + ".safetensors");
        assertThat(filesLeft()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil-legacy.pth", "evil-zip.pth"})
    void programInsideAPickleIsRefusedByNameAndNotRun(String file) throws IOException {
        serve(resource(file));

        assertThatThrownBy(() -> pull(NetworkName.SQUEEZENET1_1))
                .isInstanceOf(ModelPullException.RefusedClass.class)
                .hasMessageContaining("posix.system");

        assertThat(Path.of("pwned")).doesNotExist();
        assertThat(filesLeft()).isEmpty();
    }

    @Test
    void classesTheUnpicklerWouldMakeItselfAreRefusedToo() throws IOException {
        for (String pickle : List.of(
                "cdatetime\ndate\n(tR.",
                "(idecimal\nDecimal\n.",
                "(cbuiltins\nset\no.",
                "c__main__\nAnything\n)\u0081.")) {
            serve(legacy(pickle));

            assertThatThrownBy(() -> pull(NetworkName.SQUEEZENET1_1))
                    .as(pickle)
                    .isInstanceOf(ModelPullException.RefusedClass.class);
        }
    }

    @Test
    void fileThatIsNotTheOneInTheNameIsRefusedWithBothHashes() throws IOException {
        byte[] published = resource("squeezenet1_1-legacy.pth");
        serve(published);
        served = published.clone();
        served[served.length - 1] ^= 1;

        assertThatThrownBy(() -> pull(NetworkName.SQUEEZENET1_1, published))
                .isInstanceOf(ModelPullException.WrongHash.class)
                .hasMessageContaining(sha256(served))
                .hasMessageContaining(sha256(published).substring(0, 8));

        assertThat(filesLeft()).isEmpty();
    }

    @Test
    void tensorThatTheEngineNeedsAndTheFileLacksIsNamed() throws IOException {
        serve(resource("lacking.pth"));

        assertThatThrownBy(() -> pull(NetworkName.SQUEEZENET1_1))
                .isInstanceOf(ModelPullException.MissingTensor.class)
                .hasMessageContaining("features.7.expand3x3.bias");
    }

    @Test
    void tensorThatIsNotContiguousIsRefusedByName() throws IOException {
        serve(resource("turned.pth"));

        assertThatThrownBy(() -> pull(NetworkName.SQUEEZENET1_1))
                .isInstanceOf(ModelPullException.UnreadableFile.class)
                .hasMessageContaining("features.3.expand3x3.weight")
                .hasMessageContaining("not contiguous");
    }

    @ParameterizedTest
    @ValueSource(strings = {"squeezenet1_1-legacy.pth", "squeezenet1_1-zip.pth"})
    void publishedFileThatIsCutOffAnywhereIsUnreadable(String file) throws IOException {
        byte[] whole = resource(file);
        for (int length = 0; length < whole.length - 1; length += 97) {
            serve(Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> pull(NetworkName.SQUEEZENET1_1))
                    .as("the first %d bytes", length)
                    .isInstanceOf(ModelPullException.UnreadableFile.class);
        }
        assertThat(filesLeft()).isEmpty();
    }

    @Test
    void serversRefusalIsToldWithItsStatus() throws IOException {
        serve("<html>no</html>".getBytes(StandardCharsets.UTF_8));
        status = 404;

        assertThatThrownBy(() -> pull(NetworkName.VGG19))
                .isInstanceOf(ModelPullException.RefusedByServer.class)
                .hasMessageContaining("404")
                .hasMessageContaining("/models/");
        assertThat(filesLeft()).isEmpty();
    }

    @Test
    void noNetworkIsToldAsSuch() throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        assertThatThrownBy(() -> new ModelPull(nobody).pull("vgg19", folder, SILENT))
                .isInstanceOf(ModelPullException.NotReachable.class)
                .hasMessageContaining(nobody + "/vgg19-dcbb9e9d.pth");
        assertThat(filesLeft()).isEmpty();
    }

    @Test
    void interruptedDownloadLeavesNothing() throws Exception {
        serve(resource("squeezenet1_1-zip.pth"));
        declared = served.length + 1000;
        List<Throwable> failures = new ArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        Thread pulling = new Thread(() -> {
            try {
                pull(NetworkName.SQUEEZENET1_1, served, (received, total) -> begun.countDown());
            } catch (ModelPullException e) {
                failures.add(e);
            }
        });
        pulling.start();
        begun.await();

        pulling.interrupt();

        pulling.join(10_000);
        assertThat(failures).singleElement().isInstanceOf(ModelPullException.NotReachable.class);
        assertThat(filesLeft()).isEmpty();
    }

    @Test
    void brokenConnectionLeavesTheFileOfBefore() throws IOException {
        Path before = Files.writeString(folder.resolve("squeezenet1_1.safetensors"), "of before");
        serve(resource("squeezenet1_1-zip.pth"));
        declared = served.length + 1000;
        release.countDown();

        assertThatThrownBy(() -> pull(NetworkName.SQUEEZENET1_1)).isInstanceOf(ModelPullException.NotReachable.class);

        assertThat(before).hasContent("of before");
        assertThat(filesLeft()).hasSize(1);
    }

    @Test
    void progressEndsAtTheWhole() throws IOException {
        serve(resource("squeezenet1_1-zip.pth"));
        List<Long> heard = new ArrayList<>();

        pull(NetworkName.SQUEEZENET1_1, served, (received, total) -> {
            assertThat(total).isEqualTo(OptionalLong.of(served.length));
            heard.add(received);
        });

        assertThat(heard).isSorted().endsWith((long) served.length);
    }

    @Test
    void unknownNameListsTheKnown() {
        assertThatThrownBy(() -> new ModelPull(ModelPull.TORCHVISION).pull("resnet", folder, SILENT))
                .isInstanceOf(ModelPullException.UnknownModel.class)
                .hasMessage("there is no model 'resnet'; there are squeezenet1_1, vgg19");
    }

    private void await() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(byte[] bytes) {
        served = bytes;
        declared = bytes.length == 0 ? -1 : bytes.length;
    }

    private Path pull(NetworkName network) {
        return pull(network, served);
    }

    private Path pull(NetworkName network, byte[] published) {
        return pull(network, published, SILENT);
    }

    private Path pull(NetworkName network, byte[] published, PullProgress progress) {
        List<String> tensors = PublishedWeights.ALL.stream()
                .filter(weights -> weights.network() == network)
                .findFirst()
                .orElseThrow()
                .tensors();
        String name = network + "-" + sha256(published).substring(0, 8) + ".pth";
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/models");
        return new ModelPull(base, List.of(new PublishedWeights(network, name, tensors)))
                .pull(network.wireName(), folder, progress);
    }

    private List<Path> filesLeft() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** Lines as in expected.csv, the network left out. */
    private static List<String> decoded(Path safetensors) throws IOException {
        try (NDManager manager = NDManager.newBaseManager();
                InputStream in = Files.newInputStream(safetensors)) {
            return NDList.decode(manager, in).stream()
                    .map(ModelPullTest::line)
                    .sorted()
                    .toList();
        }
    }

    private static String line(NDArray tensor) {
        return line(
                tensor.getName(),
                tensor.getDataType().toString(),
                tensor.getShape().getShape(),
                tensor.toType(DataType.FLOAT32, true).toFloatArray());
    }

    private static String line(String name, String type, long[] shape, float[] values) {
        return name + " " + type + " " + Arrays.toString(shape) + " " + Arrays.toString(values);
    }

    private static List<String> expected(NetworkName network) throws IOException {
        return new String(resource("expected.csv"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(",", -1))
                .filter(fields -> fields[0].equals(network.wireName()))
                .map(fields -> {
                    String[] texts = fields[4].split(" ", -1);
                    float[] values = new float[texts.length];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = Float.parseFloat(texts[i]);
                    }
                    long[] shape = Arrays.stream(fields[3].split(" ", -1))
                            .mapToLong(Long::parseLong)
                            .toArray();
                    return line(fields[1], fields[2], shape, values);
                })
                .sorted()
                .toList();
    }

    /** A legacy file whose object is this pickle. */
    private static byte[] legacy(String pickle) throws IOException {
        String magic = "\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.";
        return (magic + "\u0080\u0002M\u00e9\u0003." + "}." + pickle + "].").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ModelPullTest.class.getResourceAsStream("/models/" + name)) {
            return in.readAllBytes();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
