package io.impasto.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EstimateConfigTest {

    @Test
    void defaults() {
        EstimateConfig config = config(Map.of());

        assertThat(config.queueInterval()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.completions()).isEqualTo(1000);
    }

    @Test
    void names() {
        EstimateConfig config =
                config(Map.of("impasto.estimates.queue-interval", "9s", "impasto.estimates.completions", "7"));

        assertThat(config.queueInterval()).isEqualTo(Duration.ofSeconds(9));
        assertThat(config.completions()).isEqualTo(7);
    }

    private static EstimateConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(EstimateConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(EstimateConfig.class);
    }
}
