package io.impasto.local.models;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The format before torch 1.6 ({@code _legacy_save} in torch/serialization.py): five pickles, namely a magic number, the protocol's
 * version, facts about the machine, the object and the keys of its storages; then the storages in the order of the keys, each its
 * length in elements (8 bytes, little endian) and its elements.
 */
final class LegacyTorchFile implements TorchFile {

    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final int PROTOCOL = 1001;

    private final Path file;
    private final Map<?, ?> entries;
    private final Map<String, Long> starts = new HashMap<>();

    LegacyTorchFile(Path file) throws IOException {
        this.file = file;
        try (FileChannel channel = FileChannel.open(file)) {
            // Not buffered: the channel's position tells where the pickles, a few kB, end.
            InputStream in = Channels.newInputStream(channel);
            TorchUnpickler unpickler = new TorchUnpickler();
            if (!MAGIC.equals(unpickler.load(in))) {
                throw new IOException("it begins with neither a zip archive nor torch's magic number");
            }
            Object protocol = unpickler.load(in);
            if (!(protocol instanceof Number number) || number.intValue() != PROTOCOL) {
                throw new IOException("its protocol is " + protocol + ", not " + PROTOCOL);
            }
            unpickler.load(in);
            this.entries = (Map<?, ?>) unpickler.load(in);
            for (Object key : (List<?>) unpickler.load(in)) {
                String name = String.valueOf(key);
                starts.put(name, channel.position() + Long.BYTES);
                skipStorage(channel, name, unpickler.storageTypes().get(name));
            }
        }
    }

    private static void skipStorage(FileChannel channel, String key, @Nullable ElementType type) throws IOException {
        if (type == null) {
            throw new IOException("storage '" + key + "' belongs to no tensor, so its size isn't known");
        }
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (length.hasRemaining()) {
            if (channel.read(length) < 0) {
                throw new EOFException("it is cut off before storage '" + key + "'");
            }
        }
        long bytes = Math.multiplyExact(length.getLong(0), type.bytes());
        if (bytes < 0 || bytes > channel.size() - channel.position()) {
            throw new EOFException("it is cut off in storage '" + key + "'");
        }
        channel.position(channel.position() + bytes);
    }

    @Override
    public Map<?, ?> entries() {
        return entries;
    }

    @Override
    public InputStream open(StorageRef storage) throws IOException {
        Long start = starts.get(storage.key());
        if (start == null) {
            throw new IOException("the file has no storage '" + storage.key() + "'");
        }
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(start);
        return in;
    }

    @Override
    public void close() {
        // Nothing stays open between reads.
    }
}
