package io.impasto.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.Preset;
import io.impasto.common.metrics.MetricsTable;
import io.impasto.worker.metrics.WorkerMetrics.LeaseEvent;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerMetricsTest {

    private static final Path TABLE = Path.of("../../deploy/observe/METRICS.md");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final WorkerMetrics metrics = new WorkerMetrics(registry);

    @Test
    void everyMetricIsInTheTable() throws Exception {
        metrics.watch(() -> 0, () -> false, () -> false);
        metrics.attempted(Preset.STUDIO, "succeeded", Duration.ofSeconds(3));
        metrics.stepped(JobOptions.NONE.parameters(), 0.1);

        assertThat(Files.readString(TABLE))
                .as("who changes a metric changes the table that others build their alerts on")
                .contains(MetricsTable.of(registry.scrape()));
    }

    @Test
    void rareThingsAreThereBeforeTheyHappen() {
        assertThat(count("impasto.jobs", "failure", "out-of-memory")).isZero();
        assertThat(count("impasto.leases", "event", "lost")).isZero();
        assertThat(count("impasto.checkpoints", "outcome", "too-large")).isZero();
        assertThat(count("impasto.requests.dead", "failure", "invalid-request")).isZero();
        assertThat(count("impasto.requests.deferred")).isZero();
        assertThat(count("impasto.previews", "outcome", "dropped")).isZero();
    }

    @Test
    void whatHappensIsCounted() {
        metrics.concluded(new Failed(new JobId("j"), Instant.EPOCH, new JobFailure.OutOfMemory("8 GB")));
        metrics.lease(LeaseEvent.LOST);
        metrics.waited(Duration.ofSeconds(-1));

        assertThat(count("impasto.jobs", "outcome", "failed", "failure", "out-of-memory"))
                .isEqualTo(1);
        assertThat(count("impasto.leases", "event", "lost")).isEqualTo(1);
        assertThat(registry.get("impasto.job.wait").timer().count()).isEqualTo(1);
        assertThat(registry.get("impasto.job.wait").timer().totalTime(TimeUnit.SECONDS))
                .as("of two clocks that differ")
                .isZero();
    }

    private double count(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    @ParameterizedTest
    @CsvSource({"1,256", "256,256", "257,512", "4096,4096", "4097,larger", "32768,larger"})
    void sizesAreToldApartByPowersOfTwo(int size, String label) {
        assertThat(SizeClass.of(size).label()).isEqualTo(label);
    }
}
