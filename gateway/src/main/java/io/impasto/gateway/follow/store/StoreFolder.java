package io.impasto.gateway.follow.store;

import io.impasto.common.Writing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder that one process at a time keeps a store in. The system takes the right back when its holder ends, however that happens. */
final class StoreFolder implements AutoCloseable {

    private final Path root;
    private final FileChannel lock;

    private StoreFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Makes it where it is missing.
     *
     * @throws StoreInUseException if another holds it
     * @throws IOException if it can't be written to
     */
    static StoreFolder hold(Path root) throws IOException {
        Files.createDirectories(root);
        Writing.require(root);
        FileChannel lock =
                FileChannel.open(root.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(lock) == null) {
            lock.close();
            throw new StoreInUseException(root + " is in use");
        }
        return new StoreFolder(root, lock);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    Path records() {
        return root.resolve("records");
    }

    /** Throws away what is stored. */
    void clear() throws IOException {
        if (!Files.exists(records())) {
            return;
        }
        try (Stream<Path> all = Files.walk(records())) {
            for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
