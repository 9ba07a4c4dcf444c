package io.impasto.engine.loss;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;

/** Sums of statistics, each a list of tensors, under a key: what tiles, styles and regions are put together by. */
public final class TensorSums<K> {

    private final NDManager manager;
    private final Map<K, NDList> sums = new HashMap<>();

    /** @param manager gets the sums */
    public TensorSums(NDManager manager) {
        this.manager = manager;
    }

    /** @param part is the sum itself if it is the first, and else is only read */
    public void add(K key, NDList part) {
        NDList sum = sums.putIfAbsent(key, part);
        if (sum == null) {
            part.attach(manager);
            return;
        }
        for (int i = 0; i < sum.size(); i++) {
            sum.get(i).addi(part.get(i));
        }
    }

    /** @throws NullPointerException if nothing was added under that key */
    public NDList of(K key) {
        return requireNonNull(sums.get(key), () -> "nothing was added for " + key);
    }

    /** All of them. */
    public Map<K, NDList> all() {
        return sums;
    }
}
