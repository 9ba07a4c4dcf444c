package io.impasto.engine.picture;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class PictureReaderFuzzTest {

    /** libFuzzer makes its inputs as long as the longest that it is given, bytes. */
    private static final int LONGEST = 8 << 10;

    /** What other tests read, and what they see refused. */
    static Stream<byte[]> pictures() throws IOException, URISyntaxException {
        Path pictures =
                Path.of(PictureReaderFuzzTest.class.getResource("/pictures").toURI());
        try (Stream<Path> files = Files.walk(pictures)) {
            return files
                    .filter(file -> file.toString().matches(".*\\.(png|jpg|gif|bmp|tif|webp|bin)"))
                    .map(PictureReaderFuzzTest::bytes)
                    .filter(file -> file.length <= LONGEST)
                    .toList()
                    .stream();
        }
    }

    @MethodSource("pictures")
    @Timeout(20)
    @FuzzTest
    void bytesAreAPictureWithinTheLimitsOrATypedError(byte[] file) {
        HostilePictures.refusal(file);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
