package io.impasto.worker.report;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.worker.metrics.WorkerMetrics;

/** Counts what is said. */
public final class MeteredReport implements JobReport {

    private final JobReport report;
    private final WorkerMetrics metrics;

    public MeteredReport(JobReport report, WorkerMetrics metrics) {
        this.report = report;
        this.metrics = metrics;
    }

    @Override
    public void tell(JobEvent event) {
        report.tell(event);
        metrics.told(event);
    }

    @Override
    public void conclude(Terminal event) {
        report.conclude(event);
        metrics.concluded(event);
    }
}
