package io.impasto.bench.crowd;

import io.impasto.common.blob.BlobStore;
import io.impasto.common.blob.MinioBlobStore;
import io.impasto.common.wire.KafkaConnection;
import io.impasto.common.wire.Topic;
import io.impasto.engine.DeviceChoice;
import io.impasto.engine.EngineLimits;
import io.impasto.engine.StyleEngine;
import io.impasto.engine.WeightsFolders;
import io.impasto.worker.checkpoint.CheckpointStore;
import io.impasto.worker.control.KafkaCancellations;
import io.impasto.worker.device.DeviceThread;
import io.impasto.worker.health.Lookout;
import io.impasto.worker.health.Prerequisites;
import io.impasto.worker.intake.Backlog;
import io.impasto.worker.intake.BatchRules;
import io.impasto.worker.intake.DeferredRequests;
import io.impasto.worker.intake.GroupMembership;
import io.impasto.worker.intake.GroupSettings;
import io.impasto.worker.intake.KafkaClients;
import io.impasto.worker.intake.ShareGroupIntake;
import io.impasto.worker.ledger.JobLedger;
import io.impasto.worker.metrics.WorkerMetrics;
import io.impasto.worker.observe.JobObserver;
import io.impasto.worker.observe.JobTracer;
import io.impasto.worker.report.JobReport;
import io.impasto.worker.report.KafkaEventPublisher;
import io.impasto.worker.report.MeteredReport;
import io.impasto.worker.run.Backoff;
import io.impasto.worker.run.JobEnding;
import io.impasto.worker.run.JobRun;
import io.impasto.worker.run.Patience;
import io.impasto.worker.run.WorkerIdentity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;

/** A worker whose work is to sleep, and which is otherwise put together and started as the worker's own wiring does it, with its defaults. */
final class SleepingWorker implements AutoCloseable {

    private static final String KAFKA = "kafka";
    private static final String STORE = "store";
    private static final String GROUP = "group";
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);
    private static final GroupSettings WANTED = new GroupSettings(Duration.ofSeconds(30), 5);

    private final String name;
    private final Servers servers;
    private final MinioBlobStore store;
    private final BlobStore counted;
    private final KafkaClients kafka;
    private final KafkaEventPublisher publisher;
    private final KafkaCancellations cancellations;
    private final DeferredRequests deferred;
    private final JobLedger ledger;
    private final DeviceThread device;
    private final ShareGroupIntake intake;
    private final GroupMembership membership;
    private final Prerequisites prerequisites = new Prerequisites(KAFKA, STORE, GROUP);
    private final Lookout lookout;
    private final Thread intakeThread = new Thread(this::takeRequests, "intake");
    private volatile boolean stopping;

    SleepingWorker(
            String name,
            Servers servers,
            ServiceTimes times,
            byte[] picture,
            Diary diary,
            Map<String, LongAdder> calls) {
        Clock clock = Clock.systemUTC();
        this.name = name;
        this.servers = servers;
        store = servers.openStore();
        counted = CountedStore.of(store, calls);
        kafka = new KafkaClients(KafkaConnection.to(servers.bootstrapServers()), name);
        publisher = new KafkaEventPublisher(kafka.connection(), name);
        cancellations = new KafkaCancellations(kafka::follower, clock);
        deferred = new DeferredRequests(kafka::deferred, publisher, Topic.DEFERRED, clock);
        ledger = new JobLedger(counted, Servers.BUCKET, name, clock);
        WorkerMetrics metrics = new WorkerMetrics(new SimpleMeterRegistry());
        JobObserver observer = new JobObserver(new JobTracer(OpenTelemetry.noop()), metrics, clock);
        JobReport report = new MeteredReport(publisher, metrics);
        Patience patience = new Patience(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofMinutes(2));
        CheckpointStore checkpoints =
                new CheckpointStore(counted, Servers.BUCKET, Duration.ofSeconds(15), 192 << 20, metrics);
        SleepingWork work = new SleepingWork(
                times,
                counted,
                Servers.BUCKET,
                picture,
                checkpoints,
                report,
                new WorkerIdentity(name, "sleep"),
                patience,
                diary);
        device = new DeviceThread(
                () -> StyleEngine.open(
                        DeviceChoice.of("cpu"), new WeightsFolders(List.of()), new EngineLimits(1_000_000)),
                (engine, device) -> new JobRun(
                        device,
                        work,
                        new JobEnding(ledger, report, patience, observer.tracer(), clock),
                        ledger,
                        cancellations,
                        report,
                        patience,
                        new JobRun.Rules(
                                3,
                                Duration.ofSeconds(5),
                                new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(5), new SplittableRandom())),
                        observer,
                        clock),
                () -> System.err.println(name + ": the device's thread has died"));
        intake = new ShareGroupIntake(
                records -> WatchedConsumer.of(kafka.requests(records), diary),
                device,
                publisher,
                new BatchRules(1, 1),
                new Backlog(1, () -> new Backlog.Queue(0, 1)),
                Duration.ofSeconds(10),
                metrics);
        membership = kafka.membership();
        Map<String, Runnable> looks = new LinkedHashMap<>();
        looks.put(KAFKA, membership::requireBroker);
        looks.put(STORE, () -> counted.ensureBucket(Servers.BUCKET));
        looks.put(GROUP, membership::requireMember);
        lookout = new Lookout(prerequisites, looks, () -> {});
    }

    void start() {
        device.start();
        begin("control", cancellations::run);
        intakeThread.start();
    }

    private static void begin(String what, Runnable life) {
        Thread thread = new Thread(life, what);
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether the broker gives it requests. */
    boolean ready() {
        return prerequisites.missing().isEmpty();
    }

    private void takeRequests() {
        try {
            GroupSettings settings = prerequisites.await(KAFKA, () -> stopping, () -> kafka.settle(WANTED));
            prerequisites.await(STORE, () -> stopping, () -> {
                counted.ensureBucket(Servers.BUCKET);
                return STORE;
            });
            prerequisites.await(KAFKA, () -> stopping, () -> {
                cancellations.requireComplete();
                return KAFKA;
            });
            ledger.sweep(Instant.now().minus(Duration.ofDays(7)));
            begin("deferral", () -> deferred.run(settings));
            begin("lookout", lookout::run);
            intake.run(settings);
        } catch (InterruptedException e) {
            System.err.println(name + ": " + e.getMessage() + " at " + servers.bootstrapServers());
        }
    }

    /** To be called on all before any is closed: each takes a while. */
    void stop() {
        stopping = true;
        intake.stop();
        lookout.stop();
        deferred.stop();
        cancellations.stop();
    }

    @Override
    public void close() {
        stop();
        try {
            intakeThread.join(STOP_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        device.stop();
        publisher.close();
        membership.close();
        store.close();
    }
}
