package io.impasto.client.kafka;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The last so many ids that were added; of more, the ones that came first are forgotten. */
final class RecentIds {

    private final int most;
    private final Set<String> ids = new LinkedHashSet<>();

    /** @throws IllegalArgumentException if it may remember none */
    RecentIds(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("remembering " + most + " ids is none; 1 or more are needed");
        }
        this.most = most;
    }

    boolean has(String id) {
        return ids.contains(id);
    }

    void add(String id) {
        if (ids.add(id) && ids.size() > most) {
            Iterator<String> first = ids.iterator();
            first.next();
            first.remove();
        }
    }
}
