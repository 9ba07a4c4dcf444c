package io.impasto.worker.run;

import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.FormatName;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.MeasuredPace;
import io.impasto.common.job.ResultImage;
import io.impasto.common.job.ResultKey;
import io.impasto.common.job.StyleJob;
import io.impasto.common.job.StyleParameters;
import io.impasto.engine.Colophon;
import io.impasto.engine.LossTrace;
import io.impasto.engine.StyleEngine;
import io.impasto.engine.memory.MemoryShare;
import io.impasto.worker.checkpoint.CheckpointStore;
import io.impasto.worker.observe.JobObserver;
import io.impasto.worker.observe.JobTracer;
import io.impasto.worker.preview.Previews;
import io.impasto.worker.report.JobReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what a job asks for: fetch, optimise, store. What somebody has made before isn't made again. */
public final class ResultMaker implements JobWork {

    private static final Logger LOG = LoggerFactory.getLogger(ResultMaker.class);
    private static final double NANOS = 1e9;

    private final StyleEngine engine;
    private final SharedDevice device;
    private final InputReader inputReader;
    private final Painter painter;
    private final ResultStore results;
    private final Trail.Maker trails;
    private final JobReport report;
    private final WorkerIdentity identity;
    private final Patience patience;
    private final JobObserver observer;
    private final Clock clock;

    /** @param device on which the engine is touched, whoever makes results */
    public ResultMaker(
            StyleEngine engine,
            SharedDevice device,
            InputReader inputReader,
            ResultStore results,
            CheckpointStore checkpoints,
            Previews previews,
            JobReport report,
            WorkerIdentity identity,
            Patience patience,
            JobObserver observer,
            Clock clock) {
        this.engine = engine;
        this.device = device;
        this.inputReader = inputReader;
        this.painter = new Painter(engine, device, observer.tracer(), clock);
        this.results = results;
        this.trails = new Trail.Maker(checkpoints, previews);
        this.report = report;
        this.identity = identity;
        this.patience = patience;
        this.observer = observer;
        this.clock = clock;
    }

    @Override
    public JobResult make(StyleJob job, int attempt, MemoryShare share, StopSigns signs) {
        Instant start = clock.instant();
        Lease lease = signs.hold().lease();
        JobTracer tracer = observer.tracer();
        JobInputs inputs = tracer.in("fetch", () -> patience.insist(lease, () -> inputReader.read(job)));
        JobOptions options = job.options().settled(device.call(engine::choice));
        StyleParameters parameters = options.parameters();
        Colophon colophon = new Colophon(
                options, tracer.in("load", () -> device.call(() -> engine.weightsDigest(parameters.network()))));
        ResultKey key = inputs.resultKey(options, colophon.weightsSha256());

        Optional<JobResult> made = patience.insist(lease, () -> results.find(key, options.traced()));
        if (made.isPresent()) {
            LOG.info("jobId={} attempt={} state=made-before resultKey={}", job.id(), attempt, key);
            return made.get().madeBefore();
        }
        signs.checkWanted();

        try (Trail trail = trails.of(job.id(), attempt, key, inputs.alpha(), signs.hold()::exclusive)) {
            Painter.Painting painting = painter.paint(
                    inputs.task(parameters),
                    inputs.alpha(),
                    colophon,
                    share,
                    trail,
                    signs,
                    new Reporting(job.id(), parameters, start, attempt, choice(job)));
            trail.painted();
            // Stored while the trail's last upload may still be on its way, which so delays nothing.
            @Nullable
            MeasuredPace measured =
                    measured(options.parameters(), inputs.styles().size(), painting);
            return tracer.in("store", () -> store(key, options.output().format(), painting, measured, start, lease));
        }
    }

    /** To be told to people, where there was one. */
    private @Nullable String choice(StyleJob job) {
        return job.options().leaveNetworkOpen() ? device.call(engine::choice).toString() : null;
    }

    /** Of a job in company it would say more of the company. */
    private @Nullable MeasuredPace measured(StyleParameters parameters, int styles, Painter.Painting painting) {
        return device.shared()
                ? null
                : new MeasuredPace(
                        parameters.network(),
                        parameters.styleLoss(),
                        parameters.optimiser(),
                        styles,
                        painting.scales());
    }

    private JobResult store(
            ResultKey key,
            FormatName format,
            Painter.Painting painting,
            @Nullable MeasuredPace measured,
            Instant start,
            Lease lease) {
        ResultImage image = patience.insist(
                lease,
                () -> painting.complete()
                        ? results.put(key, format, painting.file())
                        : results.putIncomplete(key, format, painting.file()));
        @Nullable LossTrace rows = painting.trace();
        @Nullable S3Object trace = rows == null ? null : patience.insist(lease, () -> results.put(key, rows));
        JobResult result = new JobResult(
                image,
                identity.device(),
                painting.steps(),
                Duration.between(start, clock.instant()).toNanos() / NANOS,
                painting.losses(),
                trace,
                (double) painting.steps() / painting.planned(),
                painting.reduced(),
                measured);
        if (painting.complete()) {
            patience.insist(lease, () -> {
                results.keep(key, result);
                return key;
            });
        }
        return result;
    }

    /** Tells how one attempt gets on. */
    private final class Reporting implements Painter.Listener {

        private final JobId id;
        private final StyleParameters parameters;
        private final Instant start;
        private final int attempt;
        private final @Nullable String choice;

        Reporting(JobId id, StyleParameters parameters, Instant start, int attempt, @Nullable String choice) {
            this.id = id;
            this.parameters = parameters;
            this.start = start;
            this.attempt = attempt;
            this.choice = choice;
        }

        @Override
        public void begins(int step, int steps) {
            LOG.info("jobId={} attempt={} state=started steps={} resumedFromStep={}", id, attempt, steps, step);
            report.tell(new Started(
                    id,
                    start,
                    attempt,
                    identity.worker(),
                    identity.device(),
                    steps,
                    step,
                    choice,
                    device.call(engine::ability)));
        }

        @Override
        public void reached(int step, int steps, LossTerms losses, double secondsPerStep) {
            report.tell(new Progressed(id, clock.instant(), attempt, step, steps, losses, secondsPerStep));
            if (secondsPerStep > 0) {
                observer.metrics().stepped(parameters, secondsPerStep);
            }
        }
    }
}
