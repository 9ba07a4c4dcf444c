package io.impasto.gateway.config;

import io.impasto.common.Writing;
import io.impasto.gateway.follow.store.RocksDbStore;
import io.impasto.gateway.follow.store.StoreInUseException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Where the gateway remembers what it has read from the topics. */
final class ViewFolder {

    private static final String SETTING = "impasto.gateway.view-folder";

    private ViewFolder() {}

    /**
     * Takes it for this gateway; makes it where it is missing.
     *
     * @throws UncheckedIOException saying why nothing could be kept there
     */
    static void hold(RocksDbStore store) {
        try {
            store.hold();
        } catch (StoreInUseException e) {
            throw new UncheckedIOException(
                    "another gateway keeps its view of the jobs in " + store.path()
                            + "; each needs a folder of its own (" + SETTING + ")",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the view of the jobs can't be kept in " + store.path() + ": " + Writing.obstacle(e) + "; "
                            + SETTING + " names another folder",
                    e);
        }
    }
}
