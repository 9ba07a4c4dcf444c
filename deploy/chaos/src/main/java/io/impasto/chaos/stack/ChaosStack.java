package io.impasto.chaos.stack;

import io.impasto.chaos.StoreAccess;
import io.impasto.chaos.crew.WorkerLauncher;
import io.impasto.chaos.fault.TcpProxy;
import io.impasto.chaos.verdict.StoreWitness;
import io.impasto.local.servers.FreePort;
import io.impasto.local.servers.LocalBroker;
import io.impasto.local.servers.LocalS3;
import io.impasto.local.servers.LocalTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A broker and a store on 127.0.0.1, each with a proxy between it and the workers, whose lock is short. For one thread. */
public final class ChaosStack implements AutoCloseable {

    /** Long enough for a worker of a busy machine to renew it, short enough to outwait it often. */
    public static final Duration LOCK = Duration.ofSeconds(3);

    private static final String BUCKET = "impasto";
    private static final String LOOPBACK = "127.0.0.1";
    private static final int SECRET_BYTES = 24;

    private final Path brokerFolder;
    private final LocalBroker.Proxied brokerPorts;
    private final TcpProxy kafkaProxy;
    private final LocalS3 s3;
    private final TcpProxy storeProxy;
    private final WorkerLauncher workers;
    private LocalBroker broker;

    /**
     * Starts broker and store; no worker yet.
     *
     * @param folder for all that is kept, logs too
     * @param workerJar the worker's {@code quarkus-run.jar}
     * @param models the folder of the weights
     * @param random for the store's keys: a secure one
     */
    public ChaosStack(Path folder, Path workerJar, Path models, RandomGenerator random) {
        int behind = FreePort.find();
        kafkaProxy = TcpProxy.inFrontOf(LOOPBACK, behind);
        brokerPorts = new LocalBroker.Proxied(behind, kafkaProxy.port());
        brokerFolder = made(folder.resolve("broker"));
        broker = LocalBroker.start(brokerFolder, 0, brokerPorts);
        LocalTopics.create(broker.bootstrapServers(), LOCK);
        s3 = LocalS3.start(made(folder.resolve("s3")), 0, "chaos", secret(random));
        storeProxy = TcpProxy.inFrontOf(LOOPBACK, s3.endpoint().getPort());
        try (StoreWitness store = new StoreWitness(store())) {
            store.ensureBucket();
        }
        workers = new WorkerLauncher(
                workerJar,
                made(folder.resolve("workers")),
                models,
                LOOPBACK + ":" + kafkaProxy.port(),
                store().by(URI.create("http://" + LOOPBACK + ":" + storeProxy.port())),
                Map.of());
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("can't make " + folder, e);
        }
    }

    private static String secret(RandomGenerator random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The broker, past the proxy. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The store, past the proxy. */
    public StoreAccess store() {
        return new StoreAccess(s3.endpoint(), StoreAccess.ANY_REGION, s3.accessKey(), s3.secretKey(), BUCKET);
    }

    /** The store's process. */
    public Process storeProcess() {
        return s3.process();
    }

    public WorkerLauncher workers() {
        return workers;
    }

    public TcpProxy kafkaProxy() {
        return kafkaProxy;
    }

    public TcpProxy storeProxy() {
        return storeProxy;
    }

    /** SIGKILLs the broker; returns when it is gone. */
    public void killBroker() {
        broker.process().destroyForcibly();
        broker.process().onExit().join();
    }

    /** Stops the broker in order. */
    public void stopBroker() {
        broker.close();
    }

    /** Starts the broker again where it was, and waits until it listens: about 3 s, 20 to 30 s after it was killed. */
    public void startBroker() {
        int port = URI.create("kafka://" + broker.bootstrapServers()).getPort();
        broker = LocalBroker.start(brokerFolder, port, brokerPorts);
    }

    public Target target() {
        return new Target(
                bootstrapServers(), store(), false, LOCK, workers, Optional.of(kafkaProxy), Optional.of(storeProxy));
    }

    @Override
    public void close() {
        storeProxy.close();
        kafkaProxy.close();
        s3.close();
        broker.close();
    }
}
