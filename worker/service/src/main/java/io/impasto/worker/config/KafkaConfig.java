package io.impasto.worker.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;

/** Where Kafka is. */
@ConfigMapping(prefix = "impasto.kafka")
public interface KafkaConfig {

    /** The brokers to begin with, {@code host:port}, comma-separated. */
    @WithDefault("localhost:9092")
    @NotBlank
    String bootstrapServers();
}
