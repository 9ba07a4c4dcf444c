package io.impasto.local.models;

import io.impasto.local.models.ModelPullException.UnreadableFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** A file of {@code torch.save} that holds a map of names to tensors. */
sealed interface TorchFile extends AutoCloseable permits LegacyTorchFile, ZipTorchFile {

    /** By name; values may be other things than {@link StoredTensor}s. */
    Map<?, ?> entries();

    /** Everything that is stored under the storage's key, from its start. */
    InputStream open(StorageRef storage) throws IOException;

    @Override
    void close() throws IOException;

    /**
     * @throws ModelPullException.RefusedClass if its pickle asks for a class that no tensor needs
     * @throws UnreadableFile if it is in neither format, or damaged
     */
    static TorchFile open(Path file) {
        try {
            return isZip(file) ? new ZipTorchFile(file) : new LegacyTorchFile(file);
        } catch (ModelPullException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // A pickle's machine meets a damaged program with whatever its first wrong step leads to.
            throw new UnreadableFile("the file is not one of torch.save, or is damaged: " + e.getMessage(), e);
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(4), new byte[] {'P', 'K', 3, 4});
        }
    }
}
