package io.impasto.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
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
     * How long a submission or a cancel waits for the broker's acknowledgement before it is answered 503. The first after a start
     * may wait twice as long: once to find the broker, once to be acknowledged.
     */
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    @WithDefault("4s")
    Duration publishTimeout();
}
