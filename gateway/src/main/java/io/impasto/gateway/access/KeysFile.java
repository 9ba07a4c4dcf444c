package io.impasto.gateway.access;

import io.impasto.common.Writing;
import io.impasto.common.access.ApiKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The file of keys as it is now. It is looked at each time (a few µs, so also on an event loop) and read again when it has changed.
 */
public final class KeysFile {

    private static final Logger LOG = Logger.getLogger(KeysFile.class);

    private final Path path;
    private volatile Known known;

    /** What tells one state of a file from another; a file that was replaced has another {@code fileKey}. */
    private record Stamp(
            FileTime modified, long size, @Nullable Object fileKey) {

        private static final Stamp GONE = new Stamp(FileTime.fromMillis(0), -1, null);

        static Stamp of(Path path) {
            try {
                BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
                return new Stamp(file.lastModifiedTime(), file.size(), file.fileKey());
            } catch (IOException e) {
                return GONE;
            }
        }
    }

    private record Known(Stamp stamp, ApiKeys keys) {}

    /** @throws UncheckedIOException saying why, if it can't be read: without it nobody would get in */
    public KeysFile(Path path) {
        this.path = path;
        Stamp stamp = Stamp.of(path);
        try {
            this.known = new Known(stamp, ApiKeys.in(path));
        } catch (IOException e) {
            throw new UncheckedIOException("impasto.access.keys-file: " + Writing.obstacle(e), e);
        }
    }

    public ApiKeys keys() {
        Stamp stamp = Stamp.of(path);
        return stamp.equals(known.stamp()) ? known.keys() : read(stamp);
    }

    /** What was known stays where the new can't be read: a slip of the pen must not lock out everybody. */
    private synchronized ApiKeys read(Stamp stamp) {
        if (!stamp.equals(known.stamp())) {
            ApiKeys keys = known.keys();
            try {
                keys = ApiKeys.in(path);
                LOG.infof("keys=read file=%s count=%d", path, keys.keys().size());
            } catch (IOException e) {
                LOG.errorf(
                        "keys=unreadable file=%s count=%d reason=\"%s\"; the keys stay as they were",
                        path, keys.keys().size(), Writing.obstacle(e));
            }
            known = new Known(stamp, keys);
        }
        return known.keys();
    }
}
