package io.impasto.worker.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.image.ImageLimits;
import io.impasto.common.job.AllowedBuckets;
import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.RequestDigest;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.UndecodableRequestException;
import io.impasto.engine.DeviceChoice;
import io.impasto.engine.EngineLimits;
import io.impasto.engine.StyleEngine;
import io.impasto.engine.WeightsFolders;
import io.impasto.engine.network.SeededSqueezeNet;
import io.impasto.engine.picture.OutputFormat;
import io.impasto.worker.TestPictures;
import io.impasto.worker.checkpoint.CheckpointStore;
import io.impasto.worker.ledger.JobLedger;
import io.impasto.worker.metrics.WorkerMetrics;
import io.impasto.worker.observe.JobObserver;
import io.impasto.worker.observe.JobTracer;
import io.impasto.worker.preview.PreviewRules;
import io.impasto.worker.preview.Previews;
import io.impasto.worker.report.JobReport;
import io.impasto.worker.report.ReportUnavailableException;
import io.impasto.worker.upload.JobFolder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

/** One worker's jobs, with the real engine on a small seeded network; the ports are kept in memory. */
abstract class OneWorker {

    static final int MOST_CRASHES = 3;

    @TempDir
    static Path models;

    static StyleEngine engine;

    final InMemoryBlobStore store = new InMemoryBlobStore();
    final List<JobEvent> told = new CopyOnWriteArrayList<>(); // previews are told by another thread
    final List<JobFailure> buried = new ArrayList<>();
    final List<String> histories = new ArrayList<>();
    final Map<JobId, Cancellation> cancelled = new ConcurrentHashMap<>();
    final TestLease lease = new TestLease();
    Clock clock = Clock.systemUTC();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final WorkerMetrics metrics = new WorkerMetrics(meters);

    /** Nobody looks at traces, unless a test does. */
    OpenTelemetry telemetry = OpenTelemetry.noop();

    /** Which trace requests say they belong to. */
    Context itsTrace = Context.root();

    /** None, unless a test wants to see some: they would use up what the store is to refuse. */
    Duration previewInterval = Duration.ZERO;

    int reportRefusals;

    @BeforeAll
    static void openEngine() throws Exception {
        SeededSqueezeNet.writeInto(models);
        engine = opened();
    }

    static StyleEngine opened() {
        return StyleEngine.open(
                DeviceChoice.of("cpu"), new WeightsFolders(List.of(models)), new EngineLimits(1_000_000));
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @BeforeEach
    void fillStore() {
        store.put("content.png", TestPictures.png(60, 48, 1));
        store.put("style.png", TestPictures.png(50, 50, 2));
    }

    /** A request for a small picture of few steps. */
    static String request(String id, String options) {
        return """
                {"id":"%s","content":"s3://pictures/content.png","styles":["s3://pictures/style.png"],
                 "options":{"preset":"classic","size":40,"styleSize":40,"iterations":5%s}}""".formatted(id, options);
    }

    /** One of 30 steps. */
    static String longer(String id) {
        return request(id, "").replace("\"iterations\":5", "\"iterations\":30");
    }

    Outcome run(String json) {
        return run(new TestDelivery(json));
    }

    Outcome run(Delivery delivery) {
        return worker("w1").run(delivery, lease);
    }

    JobRun worker(String name) {
        return worker(name, engine, new UnsharedDevice());
    }

    JobRun worker(String name, StyleEngine engine, SharedDevice device) {
        Patience patience = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(60));
        JobReport report = new TestReport();
        JobObserver observer = new JobObserver(new JobTracer(telemetry), metrics, clock);
        JobLedger ledger = new JobLedger(store, "pictures", name, clock);
        return new JobRun(
                device,
                new ResultMaker(
                        engine,
                        device,
                        new InputReader(store, new AllowedBuckets("pictures", Set.of("pictures")), ImageLimits.DEFAULT),
                        new ResultStore(store, "pictures"),
                        new CheckpointStore(store, "pictures", Duration.ofSeconds(15), 1 << 21, metrics),
                        new Previews(
                                new PreviewRules(previewInterval, 512, new OutputFormat.Jpeg(80)),
                                new JobFolder(store, "pictures"),
                                report,
                                metrics,
                                clock),
                        report,
                        new WorkerIdentity(name, engine.device()),
                        patience,
                        observer,
                        clock),
                new JobEnding(ledger, report, patience, observer.tracer(), clock),
                ledger,
                job -> Optional.ofNullable(cancelled.get(job)),
                report,
                patience,
                new JobRun.Rules(
                        MOST_CRASHES,
                        Duration.ofSeconds(5),
                        new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(5), new SplittableRandom(1))),
                observer,
                clock);
    }

    JobEvent last() {
        return told.get(told.size() - 1);
    }

    List<Started> starts() {
        return told.stream()
                .filter(Started.class::isInstance)
                .map(Started.class::cast)
                .toList();
    }

    byte[] image(JobEvent succeeded) {
        return store.get(((Succeeded) succeeded).result().image().object(), Long.MAX_VALUE);
    }

    void assertFailed(String code, String detail) {
        assertThat(last()).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure().code()).isEqualTo(code);
            assertThat(failed.failure().detail()).contains(detail);
        });
    }

    /** A request that was made a minute ago, delivered for the first time unless a test says otherwise. */
    final class TestDelivery implements Delivery {
        final String json;
        final List<Instant> putOff = new ArrayList<>();
        final List<Integer> putOffAttempts = new ArrayList<>();
        boolean last;
        int putBack;
        int deferrals;
        Set<Integer> endedAttempts = Set.of();

        TestDelivery(String json) {
            this.json = json;
        }

        @Override
        public Submission submission() throws UndecodableRequestException {
            RequestCodec codec = new RequestCodec();
            StyleJob job = codec.decode(new RecordHeaders(), json.getBytes(StandardCharsets.UTF_8));
            return new Submission(job, codec.digest(job), clock.instant().minusSeconds(60), endedAttempts);
        }

        @Override
        public Context trace() {
            return itsTrace;
        }

        @Override
        public RequestDigest rawDigest() {
            return RequestDigest.of(json.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int deferrals() {
            return deferrals;
        }

        @Override
        public boolean last() {
            return last;
        }

        @Override
        public void putBack() {
            putBack++;
        }

        @Override
        public void putOff(Instant notBefore, Optional<Integer> endedAttempt) {
            putOff.add(notBefore);
            endedAttempt.ifPresent(putOffAttempts::add);
            deferrals++;
        }

        @Override
        public void bury(JobFailure why, Optional<String> history) {
            buried.add(why);
            history.ifPresent(histories::add);
        }

        @Override
        public String origin() {
            return "test-0@0";
        }
    }

    /** Happens when an end was told. */
    Runnable whenTold = () -> {};

    /**
     * In what an event was told.
     *
     * @param lines what a line would bear that was logged then
     */
    record Surroundings(JobEvent event, SpanContext span, String lines) {

        static Surroundings of(JobEvent event) {
            return new Surroundings(
                    event, Span.current().getSpanContext(), MDC.get("jobId") + " " + MDC.get("attempt"));
        }
    }

    final List<Surroundings> surroundings = new CopyOnWriteArrayList<>();

    private final class TestReport implements JobReport {
        @Override
        public void tell(JobEvent event) {
            surroundings.add(Surroundings.of(event));
            told.add(event);
        }

        @Override
        public void conclude(Terminal event) {
            if (reportRefusals > 0) {
                reportRefusals--;
                throw new ReportUnavailableException("the broker is down", new IllegalStateException());
            }
            surroundings.add(Surroundings.of(event));
            told.add(event);
            whenTold.run();
        }
    }

    /** Waits take no time. */
    static final class TestLease implements Lease {
        final List<Duration> pauses = new ArrayList<>();
        int heldFor = Integer.MAX_VALUE;
        volatile boolean withdrawn;
        boolean exclusive = true;
        boolean lapsed;
        int withdrawnAtLook = Integer.MAX_VALUE;
        int looks;
        Runnable atEveryLook = () -> {};
        Runnable atEveryPause = () -> {};
        private int look = Integer.MAX_VALUE;
        private Runnable then = () -> {};

        /** Has something happen when a step is looked at. */
        void atLook(int number, Runnable what) {
            look = number;
            then = what;
        }

        @Override
        public boolean held() {
            return pauses.size() < heldFor;
        }

        @Override
        public boolean exclusive() {
            return exclusive;
        }

        @Override
        public boolean lapsed() {
            return lapsed || !exclusive;
        }

        @Override
        public boolean withdrawn() {
            looks++;
            atEveryLook.run();
            withdrawn |= looks > withdrawnAtLook;
            if (looks == look) {
                then.run();
            }
            return withdrawn;
        }

        @Override
        public void pause(Duration time) {
            pauses.add(time);
            atEveryPause.run();
        }
    }
}
