package io.impasto.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Where the topics are. */
@ConfigMapping(prefix = "impasto.kafka")
public interface KafkaConfig {

    /** The brokers to begin with, {@code host:port}, comma-separated. */
    @NotBlank
    @WithDefault("localhost:9092")
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

    /**
     * How long a submission or a cancel waits for the broker's acknowledgement before it is answered 503. The first after a start
     * may wait twice as long: once to find the broker, once to be acknowledged.
     */
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    @WithDefault("4s")
    Duration publishTimeout();
}
