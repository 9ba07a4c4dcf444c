package io.impasto.worker.report;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Cancelled;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Terminal;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Counts what is said: everything worth measuring about jobs is an event already. */
public final class MeteredReport implements JobReport {

    private final JobReport report;
    private final MeterRegistry meters;
    private final DistributionSummary secondsPerStep;
    private final Timer cancelLatency;

    public MeteredReport(JobReport report, MeterRegistry meters) {
        this.report = report;
        this.meters = meters;
        this.cancelLatency = Timer.builder("impasto.cancel.latency")
                .description("From a cancel's record to the event that says the job is cancelled")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofMinutes(10))
                .register(meters);
        this.secondsPerStep = DistributionSummary.builder("impasto.step")
                .baseUnit("seconds")
                .description("Time of one step of the optimiser, one value each progress event")
                .publishPercentiles(0.5, 0.95)
                .register(meters);
    }

    @Override
    public void tell(JobEvent event) {
        report.tell(event);
        if (event instanceof Progressed progressed && progressed.step() > 0) {
            secondsPerStep.record(progressed.secondsPerStep());
        } else if (event instanceof JobEvent.Interrupted) {
            count(event, "none");
        }
    }

    @Override
    public void conclude(Terminal event) {
        report.conclude(event);
        count(event, event instanceof Failed failed ? failed.failure().code() : "none");
        if (event instanceof Cancelled cancelled) {
            cancelLatency.record(Duration.between(cancelled.requestedAt(), cancelled.at()));
        }
    }

    private void count(JobEvent event, String failureCode) {
        meters.counter("impasto.jobs", "outcome", event.what(), "failure", failureCode)
                .increment();
    }
}
