package io.impasto.gateway.follow;

import io.impasto.gateway.follow.store.RocksDbStore;
import java.nio.file.Path;
import java.time.Duration;

/** A view that nobody has to read topics into. */
public record ViewOnDisk(RocksDbStore store, StoredJobView view) implements AutoCloseable {

    /** One that knows all there is: nothing yet. */
    public static ViewOnDisk caughtUp(Path folder) {
        RocksDbStore store = new RocksDbStore(folder);
        StoredJobView view = new StoredJobView(store, Retention.ofEnded(Duration.ofDays(7)));
        view.open();
        view.caughtUp();
        return new ViewOnDisk(store, view);
    }

    @Override
    public void close() {
        store.close();
    }
}
