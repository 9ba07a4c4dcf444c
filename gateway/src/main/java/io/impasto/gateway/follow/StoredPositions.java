package io.impasto.gateway.follow;

import io.impasto.gateway.follow.store.RocksDbStore;
import io.impasto.gateway.follow.store.StoreChanges;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How far the topics have been read, and whose topics they are, beside the jobs that were read from them. */
final class StoredPositions {

    private static final byte[] ABOUT = StoreKey.about("format and cluster");

    private final RocksDbStore store;

    StoredPositions(RocksDbStore store) {
        this.store = store;
    }

    /** Whether what is stored is of that cluster and of a format that can be read. */
    boolean areOf(String clusterId) {
        return Arrays.equals(store.get(ABOUT), about(clusterId));
    }

    /** From now on what is stored is of that cluster. */
    void begin(String clusterId) {
        StoreChanges changes = new StoreChanges();
        changes.put(ABOUT, about(clusterId));
        store.write(changes);
    }

    List<TopicPosition> all() {
        List<TopicPosition> positions = new ArrayList<>();
        store.read(StoreKey.firstPosition(), StoreKey.behindPositions(), (key, value) -> {
            positions.add(position(key, value));
            return true;
        });
        return positions;
    }

    static void put(TopicPosition position, StoreChanges changes) {
        byte[] topicId = position.topicId().getBytes(StandardCharsets.US_ASCII);
        changes.put(
                StoreKey.position(position.topic(), position.partition()),
                ByteBuffer.allocate(Long.BYTES + topicId.length)
                        .putLong(position.next())
                        .put(topicId)
                        .array());
    }

    private static TopicPosition position(byte[] key, byte[] value) {
        int topicEnd = key.length - Integer.BYTES - 1;
        return new TopicPosition(
                new String(key, 1, topicEnd - 1, StandardCharsets.US_ASCII),
                ByteBuffer.wrap(key).getInt(topicEnd + 1),
                new String(value, Long.BYTES, value.length - Long.BYTES, StandardCharsets.US_ASCII),
                ByteBuffer.wrap(value).getLong());
    }

    private static byte[] about(String clusterId) {
        return (TrackedJobJson.FORMAT + " " + clusterId).getBytes(StandardCharsets.US_ASCII);
    }
}
