package io.impasto.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** One real Kafka broker (KRaft, broker and controller in one), its records in a folder that outlives it. */
public final class LocalBroker implements AutoCloseable {

    private static final List<String> JVM =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true");

    private final ServerProcess process;
    private final int port;

    private LocalBroker(ServerProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a broker and waits until it listens (about 3 s; 20 to 30 s after it was killed hard).
     *
     * @param folder its records, settings and log; what an earlier broker left there is taken up again
     * @param port to listen on at 127.0.0.1; 0 for any free one
     * @throws IllegalStateException with the end of its log if it doesn't start
     */
    public static LocalBroker start(Path folder, int port) {
        return start(folder, port, Optional.empty(), Map.of());
    }

    /**
     * Starts a broker with settings of one's own.
     *
     * @param more settings, by the broker's names for them; they take the place of the usual ones
     * @throws IllegalStateException with the end of its log if it doesn't start
     */
    public static LocalBroker start(Path folder, int port, Map<String, String> more) {
        return start(folder, port, Optional.empty(), more);
    }

    /**
     * Starts a broker that listens on a second port, for clients that come through a proxy. Kafka's clients go on where the broker
     * tells them to, so it names them the proxy; those of the first port, and the broker itself, keep out of it.
     *
     * @param port to listen on at 127.0.0.1; 0 for any free one
     * @throws IllegalStateException with the end of its log if it doesn't start
     */
    public static LocalBroker start(Path folder, int port, Proxied proxied) {
        return start(folder, port, Optional.of(proxied), Map.of());
    }

    /**
     * A port with a proxy in front of it, both at 127.0.0.1.
     *
     * @param port that the broker listens on
     * @param advertisedPort the proxy's
     */
    public record Proxied(int port, int advertisedPort) {}

    private static LocalBroker start(Path folder, int port, Optional<Proxied> proxied, Map<String, String> more) {
        int listenOn = port == 0 ? FreePort.find() : port;
        Path records = folder.resolve("records");
        Path settings = folder.resolve("server.properties");
        try {
            Files.createDirectories(records);
            Properties all = settings(records, listenOn, proxied, FreePort.find());
            all.putAll(more);
            write(all, settings);
        } catch (IOException e) {
            throw new UncheckedIOException("can't prepare " + folder, e);
        }
        ServerProcess process = ServerProcess.start(
                "broker",
                folder,
                JVM,
                BrokerProcess.class.getName(),
                List.of(
                        settings.toAbsolutePath().toString(),
                        records.toAbsolutePath().toString()));
        process.awaitListening(listenOn);
        return new LocalBroker(process, listenOn);
    }

    private static Properties settings(Path records, int port, Optional<Proxied> proxied, int controllerPort) {
        Properties settings = new Properties();
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", "1");
        settings.setProperty("log.dirs", records.toAbsolutePath().toString());
        String clients = "CLIENTS://127.0.0.1:" + port;
        settings.setProperty(
                "listeners",
                clients + proxied.map(it -> ",PROXIED://127.0.0.1:" + it.port()).orElse("") + ",CONTROLLER://127.0.0.1:"
                        + controllerPort);
        settings.setProperty(
                "advertised.listeners",
                clients
                        + proxied.map(it -> ",PROXIED://127.0.0.1:" + it.advertisedPort())
                                .orElse(""));
        settings.setProperty(
                "listener.security.protocol.map", "CLIENTS:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty("inter.broker.listener.name", "CLIENTS");
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("controller.quorum.bootstrap.servers", "127.0.0.1:" + controllerPort);
        settings.setProperty("auto.create.topics.enable", "false");
        // One broker can't replicate. Without the share coordinator's pair a share consumer gets nothing, and no error.
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            settings.setProperty(topic + ".replication.factor", "1");
            settings.setProperty(topic + (topic.equals("offsets.topic") ? ".num.partitions" : ".min.isr"), "1");
        }
        settings.setProperty("share.coordinator.state.topic.num.partitions", "1");
        settings.setProperty("transaction.state.log.num.partitions", "1");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        settings.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
        // A share consumer joins in 2 s instead of 5.
        settings.setProperty("group.share.heartbeat.interval.ms", "1000");
        settings.setProperty("group.share.min.heartbeat.interval.ms", "1000");
        // Short locks for tests; the group's own setting decides.
        settings.setProperty("group.share.min.record.lock.duration.ms", "1000");
        return settings;
    }

    private static void write(Properties properties, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
    }

    public String bootstrapServers() {
        return ServerProcess.HOST + ":" + port;
    }

    public Process process() {
        return process.process();
    }

    public Path log() {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
    }
}
