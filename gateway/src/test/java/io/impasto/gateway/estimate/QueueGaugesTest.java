package io.impasto.gateway.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.metrics.MetricsTable;
import io.impasto.gateway.estimate.QueueResource.Queue;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueueGaugesTest {

    private static final Path TABLE = Path.of("../deploy/observe/METRICS.md");
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final QueueResource resource;
    private @Nullable QueueState queue;

    QueueGaugesTest() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Waiting waiting = new Waiting(() -> Optional.ofNullable(queue), new PaceBook(), clock);
        QueueGauges unused = new QueueGauges(registry, waiting);
        resource = new QueueResource(waiting);
    }

    @Test
    void everyGaugeIsInTheTable() throws Exception {
        assertThat(Files.readString(TABLE))
                .as("who changes a metric changes the table that others scale by")
                .contains(MetricsTable.of(registry.scrape()));
    }

    @Test
    void whatIsNotKnownIsNotANumber() {
        assertThat(value(QueueGauges.JOBS_WAITING)).isNaN();
        queue = new QueueState(3, Set.of("w1", "w2"), NOW.minusSeconds(61));
        assertThat(value(QueueGauges.JOBS_WAITING)).isNaN();
        assertThat(value(QueueGauges.WORKERS)).isNaN();
        assertThat(value(QueueGauges.GPU_SECONDS_WAITING)).isNaN();

        queue = new QueueState(3, Set.of("w1", "w2"), NOW.minusSeconds(1));
        assertThat(value(QueueGauges.JOBS_WAITING)).isEqualTo(3);
        assertThat(value(QueueGauges.WORKERS)).isEqualTo(2);
        assertThat(value(QueueGauges.GPU_SECONDS_WAITING)).isEqualTo(3 * Waiting.UNMEASURED);
    }

    @Test
    void nobodyIsToldANumberThatHasGrownOld() {
        Queue unknown = new Queue(null, null, null);
        assertThat(resource.queue()).isEqualTo(unknown);
        queue = new QueueState(3, Set.of("w1", "w2"), NOW.minusSeconds(61));
        assertThat(resource.queue()).isEqualTo(unknown);

        queue = new QueueState(3, Set.of("w1", "w2"), NOW.minusSeconds(1));
        assertThat(resource.queue()).isEqualTo(new Queue(3L, 2, NOW.minusSeconds(1)));
    }

    private double value(String gauge) {
        return registry.get(gauge).gauge().value();
    }
}
