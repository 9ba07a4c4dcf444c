package io.impasto.worker.metrics;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Cancelled;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.Preset;
import io.impasto.common.job.StyleParameters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * Every metric of the worker. What may be rare is there from the start, at 0: the first failure of a kind is seen by who looks at an increase.
 */
public final class WorkerMetrics {

    private static final String NONE = "none";
    private static final Duration[] JOB_TIMES = seconds(1, 3, 10, 30, 60, 120, 300, 600, 1800, 3600);

    private final MeterRegistry meters;
    private final Timer cancelLatency;
    private final Timer waiting;
    private final DistributionSummary batches;

    public WorkerMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.cancelLatency = Timer.builder("impasto.cancel.latency")
                .description("From a cancel's record to the event that says the job is cancelled")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofMinutes(10))
                .register(meters);
        this.waiting = Timer.builder("impasto.job.wait")
                .description("From a request's record to the start of the first attempt at it")
                .serviceLevelObjectives(JOB_TIMES)
                .register(meters);
        this.batches = DistributionSummary.builder("impasto.batch.requests")
                .description("Requests that were begun together; 1 for one alone")
                .register(meters);
        List.of("succeeded", "cancelled", "expired", "interrupted").forEach(outcome -> jobs(outcome, NONE));
        JobFailure.CODES.forEach(code -> {
            jobs("failed", code);
            dead(code);
        });
        for (CheckpointOutcome each : CheckpointOutcome.values()) {
            checkpoints(each);
        }
        for (LeaseEvent each : LeaseEvent.values()) {
            leases(each);
        }
        previews("shown");
        previews("dropped");
        deferred();
    }

    /** What becomes of a checkpoint. */
    public enum CheckpointOutcome {
        SAVED,
        FAILED,
        TOO_LARGE
    }

    /** What becomes of the lease on a request. */
    public enum LeaseEvent {
        RENEWED,
        LOST,
        ADOPTED
    }

    /** Something was told of a job. */
    public void told(JobEvent event) {
        if (event instanceof JobEvent.Interrupted) {
            jobs(event.what(), NONE).increment();
        } else if (event instanceof JobEvent.Preview) {
            previews("shown").increment();
        }
    }

    /** A job's end was told. */
    public void concluded(JobEvent.Terminal event) {
        String code = event instanceof Failed failed ? failed.failure().code() : NONE;
        jobs(event.what(), code).increment();
        if (event instanceof Cancelled cancelled) {
            cancelLatency.record(atLeast0(Duration.between(cancelled.requestedAt(), cancelled.at())));
        }
    }

    /** The first attempt at a job begins. */
    public void waited(Duration time) {
        waiting.record(atLeast0(time)); // two machines' clocks
    }

    /** An attempt came to an end that was told, or to none. */
    public void attempted(Preset preset, String outcome, Duration time) {
        Timer.builder("impasto.job.duration")
                .description("Of the attempt that came to that: from its start to its end being told")
                .tags("preset", preset.toString(), "outcome", outcome)
                .serviceLevelObjectives(JOB_TIMES)
                .register(meters)
                .record(time);
    }

    /** The optimiser got on. */
    public void stepped(StyleParameters parameters, double seconds) {
        DistributionSummary.builder("impasto.step")
                .baseUnit("seconds")
                .description(
                        "Time of one step of the optimiser, told twice a second; size: the side that counts has at most so many px")
                .tags(
                        "network",
                        parameters.network().toString(),
                        "size",
                        SizeClass.of(parameters.size()).label())
                .publishPercentiles(0.5, 0.95)
                .register(meters)
                .record(seconds);
    }

    public void checkpoint(CheckpointOutcome outcome) {
        checkpoints(outcome).increment();
    }

    /** A preview couldn't be made or stored. */
    public void previewDropped() {
        previews("dropped").increment();
    }

    public void lease(LeaseEvent event) {
        leases(event).increment();
    }

    /** A request was put off. */
    public void putOff() {
        deferred().increment();
    }

    /** A request was buried. */
    public void buried(JobFailure why) {
        dead(why.code()).increment();
    }

    /** The device begins to work at so many requests together. */
    public void begun(int requests) {
        batches.record(requests);
    }

    /** What is looked at when it is asked for. */
    public void watch(IntSupplier inHand, BooleanSupplier storeTrouble, BooleanSupplier brokerTrouble) {
        gauge("impasto.worker.busy", "1 while a job runs", () -> inHand.getAsInt() > 0);
        Gauge.builder("impasto.jobs.in.hand", inHand, IntSupplier::getAsInt)
                .description("Jobs that are being worked at, several while a batch of them runs")
                .strongReference(true)
                .register(meters);
        gauge("impasto.store.trouble", "1 while the store doesn't answer, or refuses", storeTrouble);
        gauge("impasto.broker.trouble", "1 while the broker doesn't answer, or refuses", brokerTrouble);
    }

    private void gauge(String name, String description, BooleanSupplier value) {
        Gauge.builder(name, value, asked -> asked.getAsBoolean() ? 1 : 0)
                .description(description)
                .strongReference(true)
                .register(meters);
    }

    private Counter jobs(String outcome, String failure) {
        return counter(
                "impasto.jobs",
                "Jobs whose end was told, and attempts that were interrupted",
                "outcome",
                outcome,
                "failure",
                failure);
    }

    private Counter checkpoints(CheckpointOutcome outcome) {
        return counter("impasto.checkpoints", "Checkpoints on their way to the store", "outcome", label(outcome));
    }

    private Counter previews(String outcome) {
        return counter(
                "impasto.previews", "Previews that were told of, and those that came to nothing", "outcome", outcome);
    }

    private Counter leases(LeaseEvent event) {
        return counter(
                "impasto.leases", "Locks on requests: renewed, lost, and had back (adopted)", "event", label(event));
    }

    private Counter deferred() {
        return counter("impasto.requests.deferred", "Requests that were put off, to be tried again later");
    }

    private Counter dead(String code) {
        return counter("impasto.requests.dead", "Requests that were buried in style.requests.dead", "failure", code);
    }

    private Counter counter(String name, String description, String... tags) {
        return Counter.builder(name).description(description).tags(tags).register(meters);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Duration atLeast0(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }

    private static Duration[] seconds(long... seconds) {
        Duration[] times = new Duration[seconds.length];
        for (int i = 0; i < seconds.length; i++) {
            times[i] = Duration.ofSeconds(seconds[i]);
        }
        return times;
    }
}
