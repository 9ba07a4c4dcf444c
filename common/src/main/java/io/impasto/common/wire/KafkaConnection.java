package io.impasto.common.wire;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Writing;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * The way to a cluster: its brokers, and what they ask of who comes. Every Kafka client of an application is made from it.
 *
 * @param bootstrapServers {@code host:port}, comma-separated
 * @param properties of any Kafka client, such as {@code security.protocol}; passwords among them
 */
public record KafkaConnection(String bootstrapServers, Map<String, String> properties) {

    private static final String FILE = "impasto.kafka.properties-file";

    public KafkaConnection {
        properties = Map.copyOf(properties);
    }

    /** To brokers that ask nothing. */
    public static KafkaConnection to(String bootstrapServers) {
        return new KafkaConnection(bootstrapServers, Map.of());
    }

    /**
     * As it is configured. The file is read here and not again: who changes a password starts the application anew.
     *
     * @param properties win over those of the file
     * @throws InvalidInputException if the file can't be read
     */
    public static KafkaConnection of(String bootstrapServers, Map<String, String> properties, Optional<Path> file) {
        Map<String, String> all = new HashMap<>();
        file.ifPresent(it -> {
            Properties read = read(it);
            read.stringPropertyNames().forEach(name -> all.put(name, read.getProperty(name)));
        });
        all.putAll(properties);
        return new KafkaConnection(bootstrapServers, all);
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new InvalidInputException(FILE, "can't be read: " + Writing.obstacle(e));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(FILE, file + " is no properties file: " + e.getMessage());
        }
        return properties;
    }

    /**
     * A client's settings.
     *
     * @param own what its user's promises rest on: these win, whatever is configured
     */
    public Map<String, Object> with(Map<String, ?> own) {
        Map<String, Object> all = new HashMap<>(properties);
        all.putAll(own);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return all;
    }

    /** Names no value of a property: it may be a password. */
    @Override
    public String toString() {
        return bootstrapServers + " with " + new TreeSet<>(properties.keySet());
    }
}
