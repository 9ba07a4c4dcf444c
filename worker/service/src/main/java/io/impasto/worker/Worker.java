package io.impasto.worker;

import io.impasto.common.blob.BlobStore;
import io.impasto.worker.config.StoreConfig;
import io.impasto.worker.config.WorkerConfig;
import io.impasto.worker.control.KafkaCancellations;
import io.impasto.worker.device.DeviceThread;
import io.impasto.worker.health.Lookout;
import io.impasto.worker.health.Prerequisites;
import io.impasto.worker.health.VitalThreads;
import io.impasto.worker.intake.DeferredRequests;
import io.impasto.worker.intake.GroupSettings;
import io.impasto.worker.intake.KafkaClients;
import io.impasto.worker.intake.ShareGroupIntake;
import io.impasto.worker.ledger.JobLedger;
import io.impasto.worker.metrics.WorkerMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the worker's threads and stops them. */
@Singleton
public final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final WorkerConfig config;
    private final StoreConfig storeConfig;
    private final KafkaClients kafka;
    private final BlobStore store;
    private final JobLedger ledger;
    private final KafkaCancellations cancellations;
    private final DeferredRequests deferredRequests;
    private final DeviceThread device;
    private final ShareGroupIntake intake;
    private final Prerequisites prerequisites;
    private final VitalThreads threads;
    private final Lookout lookout;
    private final Thread intakeThread = new Thread(this::takeRequests, "intake");
    private volatile boolean stopping;

    Worker(
            WorkerConfig config,
            StoreConfig storeConfig,
            KafkaClients kafka,
            BlobStore store,
            JobLedger ledger,
            KafkaCancellations cancellations,
            DeferredRequests deferredRequests,
            DeviceThread device,
            ShareGroupIntake intake,
            Prerequisites prerequisites,
            Lookout lookout,
            VitalThreads threads,
            WorkerMetrics metrics) {
        this.config = config;
        this.storeConfig = storeConfig;
        this.kafka = kafka;
        this.store = store;
        this.ledger = ledger;
        this.cancellations = cancellations;
        this.deferredRequests = deferredRequests;
        this.device = device;
        this.intake = intake;
        this.prerequisites = prerequisites;
        this.lookout = lookout;
        this.threads = threads;
        metrics.watch(
                device::inHand,
                () -> prerequisites.missing().containsKey(Wiring.STORE),
                () -> prerequisites.missing().containsKey(Wiring.KAFKA));
    }

    /** Opens the device, which must work, and begins to look for the rest, which may come later. */
    void start(@Observes StartupEvent event) {
        try {
            LOG.info("worker={} device=\"{}\" state=started", kafka.clientId(), device.start());
        } catch (CompletionException e) {
            LOG.error("worker={} device={} unavailable=\"{}\"", kafka.clientId(), config.device(), cause(e));
            throw e;
        }
        HardStop.onSecondSignal();
        threads.add("device", device::alive);
        threads.start("control", cancellations::run);
        threads.start(intakeThread);
    }

    /** Lets go of the request in hand, for another worker to take, and ends both threads. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        intake.stop();
        lookout.stop();
        deferredRequests.stop();
        cancellations.stop();
        intakeThread.join(config.stopWithin().toMillis());
        device.stop();
    }

    private void takeRequests() {
        GroupSettings wanted =
                new GroupSettings(config.lease().lock(), config.lease().deliveries());
        try {
            GroupSettings settings = prerequisites.await(Wiring.KAFKA, () -> stopping, () -> kafka.settle(wanted));
            prerequisites.await(Wiring.STORE, () -> stopping, () -> {
                store.ensureBucket(storeConfig.bucket());
                return storeConfig.bucket();
            });
            prerequisites.await(Wiring.KAFKA, () -> stopping, () -> {
                cancellations.requireComplete();
                return cancellations;
            });
            ledger.sweep(Instant.now().minus(config.ledger().expiry()));
            threads.start("deferral", () -> deferredRequests.run(settings));
            threads.start("lookout", lookout::run);
            LOG.info(
                    "worker={} state=ready lock={} deliveries={} heartbeat={}",
                    kafka.clientId(),
                    settings.lock(),
                    settings.deliveries(),
                    settings.heartbeat());
            intake.run(settings);
        } catch (InterruptedException e) {
            LOG.info("worker={} state=stopped reason=\"{}\"", kafka.clientId(), e.getMessage());
        }
    }

    private static String cause(CompletionException e) {
        return String.valueOf(
                e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    }
}
