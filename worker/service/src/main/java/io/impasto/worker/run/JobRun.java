package io.impasto.worker.run;

import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Interrupted;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobFailure.Internal;
import io.impasto.common.job.JobFailure.InvalidRequest;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.ResultImage;
import io.impasto.common.job.ResultKey;
import io.impasto.common.job.StyleJob;
import io.impasto.common.job.StyleParameters;
import io.impasto.common.wire.UndecodableRequestException;
import io.impasto.engine.Colophon;
import io.impasto.engine.Descent;
import io.impasto.engine.LossTrace;
import io.impasto.engine.StyleEngine;
import io.impasto.worker.checkpoint.CheckpointStore;
import io.impasto.worker.checkpoint.JobCheckpoints;
import io.impasto.worker.report.JobReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one job's whole story: decode, fetch, optimise, store, announce. Runs on the device's thread, one job at a time. A
 * request is {@link Outcome#FINISHED} only after its end was announced and the announcement is safe.
 */
public final class JobRun {

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private static final double NANOS = 1e9;

    private final StyleEngine engine;
    private final InputReader inputReader;
    private final Painter painter;
    private final ResultStore results;
    private final CheckpointStore checkpoints;
    private final JobReport report;
    private final WorkerIdentity identity;
    private final Patience patience;
    private final Clock clock;

    public JobRun(
            StyleEngine engine,
            InputReader inputReader,
            ResultStore results,
            CheckpointStore checkpoints,
            JobReport report,
            WorkerIdentity identity,
            Patience patience,
            Clock clock) {
        this.engine = engine;
        this.inputReader = inputReader;
        this.painter = new Painter(engine, clock);
        this.results = results;
        this.checkpoints = checkpoints;
        this.report = report;
        this.identity = identity;
        this.patience = patience;
        this.clock = clock;
    }

    /** Works at a request until its end is announced, or until it has to let go of it. */
    public Outcome run(Delivery delivery, Lease lease) {
        StyleJob job;
        try {
            job = delivery.decode();
        } catch (UndecodableRequestException e) {
            return bury(delivery, e.jobId(), new InvalidRequest(String.valueOf(e.getMessage())), lease);
        }
        if (delivery.exhausted()) {
            String given = "given up after " + (delivery.attempt() - 1) + " attempts that ended without an outcome";
            return bury(delivery, Optional.of(job.id()), new Internal(given), lease);
        }
        try {
            Succeeded succeeded = perform(job, delivery, lease);
            return conclude(succeeded, lease);
        } catch (LetGoException e) {
            LOG.info("jobId={} attempt={} state=interrupted reason=\"{}\"", job.id(), delivery.attempt(), e.reason());
            report.tell(new Interrupted(job.id(), clock.instant(), delivery.attempt(), e.reason()));
            return Outcome.HANDED_BACK;
        } catch (RuntimeException e) {
            JobFailure why = Failures.of(e);
            log(delivery, job.id(), why, e);
            return conclude(new Failed(job.id(), clock.instant(), why), lease);
        }
    }

    private Succeeded perform(StyleJob job, Delivery delivery, Lease lease) {
        Instant start = clock.instant();
        JobId id = job.id();
        int attempt = delivery.attempt();
        StyleParameters parameters = job.options().parameters();
        Patience untilHandedBack = delivery.lastToRun() ? patience.unbounded() : patience;

        JobInputs inputs = untilHandedBack.insist(lease, () -> inputReader.read(job));
        Colophon colophon = new Colophon(job.options(), engine.weightsDigest(parameters.network()));
        ResultKey key = inputs.resultKey(job.options(), colophon.weightsSha256());

        Painter.Painting painting;
        try (JobCheckpoints kept = checkpoints.of(id, key)) {
            painting = painter.paint(
                    inputs.task(parameters), inputs.alpha(), colophon, kept, lease, new Reporting(id, start, attempt));
        }

        ResultImage image = untilHandedBack.insist(
                lease, () -> results.put(key, job.options().output().format(), painting.file()));
        Descent.Result descent = painting.descent();
        @Nullable LossTrace rows = descent.trace();
        @Nullable S3Object trace = rows == null ? null : untilHandedBack.insist(lease, () -> results.put(key, rows));

        Instant end = clock.instant();
        double seconds = Duration.between(start, end).toNanos() / NANOS;
        return new Succeeded(
                id,
                end,
                JobResult.complete(image, identity.device(), descent.steps(), seconds, descent.losses(), trace));
    }

    /** Tells how one attempt gets on. */
    private final class Reporting implements Painter.Listener {

        private final JobId id;
        private final Instant start;
        private final int attempt;

        Reporting(JobId id, Instant start, int attempt) {
            this.id = id;
            this.start = start;
            this.attempt = attempt;
        }

        @Override
        public void begins(int step, int steps) {
            LOG.info("jobId={} attempt={} state=started steps={} resumedFromStep={}", id, attempt, steps, step);
            report.tell(new Started(id, start, attempt, identity.worker(), identity.device(), steps, step));
        }

        @Override
        public void reached(int step, int steps, LossTerms losses, double secondsPerStep) {
            report.tell(new Progressed(id, clock.instant(), attempt, step, steps, losses, secondsPerStep));
        }
    }

    private Outcome bury(Delivery delivery, Optional<JobId> id, JobFailure why, Lease lease) {
        LOG.warn("origin={} state=dead failure={} detail=\"{}\"", delivery.origin(), why.code(), why.detail());
        try {
            patience.unbounded().insist(lease, () -> {
                delivery.bury(why);
                return why;
            });
        } catch (LetGoException e) {
            return Outcome.HANDED_BACK;
        }
        return id.map(known -> conclude(new Failed(known, clock.instant(), why), lease))
                .orElse(Outcome.FINISHED);
    }

    private Outcome conclude(Terminal event, Lease lease) {
        try {
            patience.unbounded().insist(lease, () -> {
                report.conclude(event);
                return event;
            });
            LOG.info("jobId={} state={}", event.jobId(), event.what());
            checkpoints.remove(event.jobId());
            return Outcome.FINISHED;
        } catch (LetGoException e) {
            LOG.warn("jobId={} state={} unannounced=\"{}\"", event.jobId(), event.what(), e.reason());
            return Outcome.HANDED_BACK;
        }
    }

    private static void log(Delivery delivery, JobId id, JobFailure why, RuntimeException e) {
        String story = "jobId={} attempt={} failure={} detail=\"{}\"";
        if (why instanceof Internal) {
            LOG.error(story, id, delivery.attempt(), why.code(), why.detail(), e);
        } else {
            LOG.info(story, id, delivery.attempt(), why.code(), why.detail());
        }
    }
}
