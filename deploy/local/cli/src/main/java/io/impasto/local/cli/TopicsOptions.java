package io.impasto.local.cli;

import io.impasto.common.InvalidInputException;
import io.impasto.topics.Layout;
import io.impasto.topics.Principals;
import io.impasto.topics.Wanted;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster, and how it should be. */
final class TopicsOptions {

    /** A person waits. */
    private static final int PATIENCE_MILLIS = 20_000;

    @Option(
            names = "--bootstrap",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Brokers to begin with, comma-separated.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String bootstrap;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties of the Kafka client, such as security.protocol and sasl.jaas.config.")
    private @Nullable Path commandConfig;

    @Option(
            names = "--request-partitions",
            paramLabel = "N",
            description = "Of the topics that workers take from (default: 1, best for up to 2000 jobs at a time).")
    private @Nullable Integer requestPartitions;

    @Option(
            names = "--event-partitions",
            paramLabel = "N",
            description = "Of the topics that tell of jobs, for readers in groups (default: 1).")
    private @Nullable Integer eventPartitions;

    @Option(
            names = "--replication",
            paramLabel = "N",
            description = "Copies of each record (default: 3; 1 where all brokers are on this machine).")
    private @Nullable Integer replication;

    @Option(
            names = "--min-insync",
            paramLabel = "N",
            description =
                    "Copies before a record is acknowledged (default: 2; 1 where all brokers are on this machine).")
    private @Nullable Integer minInsync;

    @Option(
            names = "--lock",
            paramLabel = "SECONDS",
            description =
                    "How long a worker may be silent before another gets its job (default: 30; 15 on this machine).")
    private @Nullable Integer lock;

    @Option(
            names = "--gateway-principal",
            paramLabel = "P",
            description =
                    "Who gateways are, such as User:gateway: gets the access rules that they need. May be repeated.")
    private Set<String> gateways = Set.of();

    @Option(names = "--worker-principal", paramLabel = "P", description = "The same for workers.")
    private Set<String> workers = Set.of();

    @Option(
            names = "--producer-principal",
            paramLabel = "P",
            description = "The same for those who write requests and cancels themselves.")
    private Set<String> producers = Set.of();

    @Option(
            names = "--subscriber-principal",
            paramLabel = "P",
            description =
                    "The same for those who read what becomes of jobs, in groups named " + Principals.SUBSCRIBERS + "…")
    private Set<String> subscribers = Set.of();

    /** @throws InvalidInputException if a number is out of its range */
    Wanted wanted() {
        Layout usual = Layout.usualAt(bootstrap);
        int copies = or(replication, usual.replication());
        Layout layout = new Layout(
                or(requestPartitions, usual.requestPartitions()),
                or(eventPartitions, usual.eventPartitions()),
                copies,
                or(minInsync, Math.min(usual.minInsync(), copies)),
                Duration.ofSeconds(or(lock, (int) usual.lock().toSeconds())),
                usual.deliveries());
        return new Wanted(layout, new Principals(gateways, workers, producers, subscribers));
    }

    private static int or(@Nullable Integer asked, int usual) {
        return asked == null ? usual : asked;
    }

    /** @throws InvalidInputException if the file can't be read */
    Map<String, Object> client() {
        Map<String, Object> client = new HashMap<>();
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        if (commandConfig != null) {
            Properties properties = new Properties();
            try (Reader in = Files.newBufferedReader(commandConfig)) {
                properties.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new InvalidInputException("command-config", commandConfig + " can't be read: " + e.getMessage());
            }
            properties.stringPropertyNames().forEach(name -> client.put(name, properties.getProperty(name)));
        }
        client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return client;
    }
}
