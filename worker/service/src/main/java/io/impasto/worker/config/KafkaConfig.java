package io.impasto.worker.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where Kafka is. */
@ConfigMapping(prefix = "impasto.kafka")
public interface KafkaConfig {

    /** The brokers to begin with, {@code host:port}, comma-separated. */
    @WithDefault("localhost:9092")
    @NotBlank
    String bootstrapServers();

    /**
     * Any further property of the Kafka clients, such as {@code impasto.kafka.properties."security.protocol"=SASL_SSL}; as an environment
     * variable {@code IMPASTO_KAFKA_PROPERTIES__SECURITY_PROTOCOL_}. What the promises rest on isn't changed by it, such as {@code acks}.
     */
    Map<String, String> properties();

    /**
     * A file of such properties, read at the start: for passwords, that they stand in no environment. What stands in
     * {@code properties} too wins.
     */
    Optional<Path> propertiesFile();
}
