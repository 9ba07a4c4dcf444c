package io.impasto.gateway.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What comes as a stream and is needed as a file, for as long as it is needed: closing it takes the file away.
 *
 * @param length bytes; one more than was allowed if there were more
 */
public record SpooledFile(Path path, long length) implements AutoCloseable {

    private static final int BUFFER = 64 << 10;

    /**
     * Reads to the end, or to one byte more than is allowed.
     *
     * @param folder where the file is made
     * @param brokeOff what to throw if the stream breaks off
     * @throws UncheckedIOException if it can't be written
     */
    public static SpooledFile of(
            Path folder, InputStream in, long maxBytes, Function<IOException, RuntimeException> brokeOff) {
        Path file = null;
        try {
            file = Files.createTempFile(folder, "spool-", "");
            return new SpooledFile(file, copy(in, file, maxBytes + 1, brokeOff));
        } catch (IOException e) {
            remove(file);
            throw new UncheckedIOException("nothing can be kept in " + folder, e);
        } catch (RuntimeException e) {
            remove(file);
            throw e;
        }
    }

    private static long copy(InputStream in, Path file, long most, Function<IOException, RuntimeException> brokeOff)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        long length = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            while (length < most) {
                int read = read(in, buffer, (int) Math.min(buffer.length, most - length), brokeOff);
                if (read < 0) {
                    break;
                }
                out.write(buffer, 0, read);
                length += read;
            }
        }
        return length;
    }

    private static int read(InputStream in, byte[] into, int most, Function<IOException, RuntimeException> brokeOff) {
        try {
            return in.read(into, 0, most);
        } catch (IOException e) {
            throw brokeOff.apply(e);
        }
    }

    @Override
    public void close() {
        remove(path);
    }

    private static void remove(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be taken away", e);
        }
    }
}
