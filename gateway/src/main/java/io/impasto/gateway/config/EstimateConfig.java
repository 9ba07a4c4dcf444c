package io.impasto.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the gateway learns what jobs take, and how long the queue is. */
@ConfigMapping(prefix = "impasto.estimates")
public interface EstimateConfig {

    /** How often Kafka is asked how many requests wait and which workers are there. */
    @DurationMin(millis = 100)
    @DurationMax(seconds = 30)
    @WithDefault("3s")
    Duration queueInterval();

    /** How many of the last completions are read at the start to learn from, of each partition; the rest is heard as it comes. */
    @Min(0)
    @WithDefault("1000")
    int completions();
}
