package io.impasto.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpooledFileTest {

    @TempDir
    Path folder;

    @Test
    void fileHasTheBytesUntilItIsClosed() {
        try (SpooledFile file =
                SpooledFile.of(folder, new ByteArrayInputStream(new byte[100]), 100, SpooledFileTest::broken)) {
            assertThat(file.path()).hasSize(100);
            assertThat(file.length()).isEqualTo(100);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void noMoreIsReadThanTellsThatItIsTooMuch() {
        ByteArrayInputStream endless = new ByteArrayInputStream(new byte[1_000_000]);

        try (SpooledFile file = SpooledFile.of(folder, endless, 100, SpooledFileTest::broken)) {
            assertThat(file.path()).hasSize(101);
        }
        assertThat(endless.available()).isEqualTo(1_000_000 - 101);
    }

    @Test
    void streamThatBreaksOffLeavesNothing() {
        InputStream stream = new SequenceInputStream(new ByteArrayInputStream(new byte[100]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        });

        assertThatThrownBy(() -> SpooledFile.of(folder, stream, 1000, SpooledFileTest::broken))
                .isInstanceOf(IllegalStateException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void folderThatTakesNothingIsNamed() {
        Path nowhere = folder.resolve("nowhere");

        assertThatThrownBy(() -> SpooledFile.of(nowhere, InputStream.nullInputStream(), 1, SpooledFileTest::broken))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(nowhere.toString());
    }

    private static RuntimeException broken(IOException e) {
        return new IllegalStateException(e);
    }
}
