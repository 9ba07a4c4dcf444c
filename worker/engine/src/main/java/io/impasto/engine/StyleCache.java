package io.impasto.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.impasto.common.image.PictureSize;
import io.impasto.common.job.ResultKey;
import io.impasto.engine.loss.Tiling;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.picture.Picture;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The statistics of styles, kept on the device for the jobs to come: many pictures are painted by few styles. When there are too many,
 * those that weren't asked for longest go. Not thread-safe.
 */
final class StyleCache implements AutoCloseable {

    /** Some 25 styles at a size each with VGG-19, whose five matrices have 2.4 MB. */
    static final long MOST_BYTES = 64L << 20;

    /**
     * What statistics depend on, all of it: a hit is bit by bit what would be worked out.
     *
     * @param network itself, not one like it
     * @param size of the style at work
     * @param samplesSha256 of its samples at that size
     * @param statistic its name
     * @param tiling in which it is added up, which shows in the last bits
     */
    record Key(
            FeatureNetwork network,
            PictureSize size,
            String samplesSha256,
            String statistic,
            Set<String> taps,
            Tiling tiling) {

        static Key of(FeatureNetwork network, Picture style, String statistic, Set<String> taps, Tiling tiling) {
            return new Key(network, style.size(), ResultKey.sha256(style.rgb()), statistic, Set.copyOf(taps), tiling);
        }
    }

    private record Entry(NDManager manager, Map<String, NDList> statistics, long bytes) {}

    private final NDManager manager;
    private final long mostBytes;
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** @param parent holds the statistics */
    StyleCache(NDManager parent, long mostBytes) {
        this.manager = parent.newSubManager();
        this.mostBytes = mostBytes;
    }

    /**
     * The statistics at each tap, not to be changed; valid until the next call.
     *
     * @param worker works them out, on the manager that it is given, if they aren't here
     */
    Map<String, NDList> of(Key key, Function<NDManager, Map<String, NDList>> worker) {
        Entry present = entries.get(key);
        if (present != null) {
            return present.statistics();
        }
        Entry made = made(worker);
        entries.put(key, made);
        bytes += made.bytes();
        forget(key);
        return made.statistics();
    }

    private Entry made(Function<NDManager, Map<String, NDList>> worker) {
        NDManager own = manager.newSubManager();
        try {
            Map<String, NDList> statistics = worker.apply(own);
            long size = statistics.values().stream()
                    .flatMap(NDList::stream)
                    .mapToLong(StyleCache::bytes)
                    .sum();
            return new Entry(own, statistics, size);
        } catch (RuntimeException | Error e) {
            own.close();
            throw e;
        }
    }

    /** The oldest, but never the one that was just asked for. */
    private void forget(Key present) {
        var oldest = entries.entrySet().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            Map.Entry<Key, Entry> entry = oldest.next();
            if (!entry.getKey().equals(present)) {
                bytes -= entry.getValue().bytes();
                entry.getValue().manager().close();
                oldest.remove();
            }
        }
    }

    private static long bytes(NDArray array) {
        return array.size() * array.getDataType().getNumOfBytes();
    }

    @Override
    public void close() {
        manager.close();
        entries.clear();
        bytes = 0;
    }
}
