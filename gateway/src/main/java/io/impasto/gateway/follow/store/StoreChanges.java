package io.impasto.gateway.follow.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be changed in a store, all of it or nothing; of two changes of one key the later counts. Not for several threads. */
public final class StoreChanges {

    /** @param value {@code null} to remove it */
    record Change(byte[] key, byte @Nullable [] value) {}

    private final List<Change> all = new ArrayList<>();

    public void put(byte[] key, byte[] value) {
        all.add(new Change(key, value));
    }

    public void remove(byte[] key) {
        all.add(new Change(key, null));
    }

    public boolean none() {
        return all.isEmpty();
    }

    List<Change> all() {
        return all;
    }
}
