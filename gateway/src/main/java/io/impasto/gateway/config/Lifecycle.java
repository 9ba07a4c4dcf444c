package io.impasto.gateway.config;

import io.impasto.gateway.access.Access;
import io.impasto.gateway.follow.store.RocksDbStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Starts and ends what has threads, unless the gateway could take no pictures, or remember no jobs, anyway. */
@Singleton
public class Lifecycle {

    private static final Logger LOG = Logger.getLogger(Lifecycle.class);

    private final Parts parts;
    private final RocksDbStore viewStore;
    private final Access access;
    private final Path uploads;

    Lifecycle(
            Parts parts,
            RocksDbStore viewStore,
            Access access,
            @ConfigProperty(name = "quarkus.http.body.uploads-directory") Path uploads) {
        this.parts = parts;
        this.viewStore = viewStore;
        this.access = access;
        this.uploads = uploads;
    }

    void start(@Observes StartupEvent event) {
        UploadFolder.require(uploads);
        ViewFolder.hold(viewStore);
        LOG.logf(
                access.open() ? Logger.Level.WARN : Logger.Level.INFO,
                "access=%s %s",
                access.open() ? "open" : "keys",
                access.words());
        parts.start();
    }

    void stop(@Observes ShutdownEvent event) {
        parts.close();
        viewStore.close();
    }
}
