package io.impasto.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.image.ImageType;
import io.impasto.common.metrics.MetricsTable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatewayMetricsTest {

    private static final Path TABLE = Path.of("../deploy/observe/METRICS.md");

    @Test
    void everyMetricIsInTheTable() throws Exception {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        GatewayMetrics metrics = new GatewayMetrics(registry);
        metrics.published();
        metrics.problem("internal");
        metrics.uploaded(ImageType.PNG, 1_000);
        metrics.uploadRefused("image-too-large");
        metrics.watch(() -> true, () -> true, () -> true);

        assertThat(Files.readString(TABLE))
                .as("who changes a metric changes the table that others build their alerts on")
                .contains(MetricsTable.of(registry.scrape()));
    }

    @Test
    void rareThingsAreThereBeforeTheyHappen() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        GatewayMetrics unused = new GatewayMetrics(registry);

        for (String outcome : List.of("delivered", "retried", "gone", "given-up")) {
            assertThat(registry.get("impasto.gateway.webhooks")
                            .tags("outcome", outcome)
                            .counter()
                            .count())
                    .isZero();
        }
    }
}
