package io.impasto.worker;

import io.impasto.common.blob.BlobStore;
import io.impasto.common.blob.MinioBlobStore;
import io.impasto.common.image.ImageLimits;
import io.impasto.common.job.AllowedBuckets;
import io.impasto.common.wire.KafkaConnection;
import io.impasto.common.wire.Topic;
import io.impasto.engine.DeviceChoice;
import io.impasto.engine.EngineLimits;
import io.impasto.engine.StyleEngine;
import io.impasto.engine.WeightsFolders;
import io.impasto.engine.picture.OutputFormat;
import io.impasto.worker.checkpoint.CheckpointStore;
import io.impasto.worker.config.ImagesConfig;
import io.impasto.worker.config.KafkaConfig;
import io.impasto.worker.config.StoreConfig;
import io.impasto.worker.config.WorkerConfig;
import io.impasto.worker.control.KafkaCancellations;
import io.impasto.worker.device.DeviceThread;
import io.impasto.worker.health.Lookout;
import io.impasto.worker.health.Prerequisites;
import io.impasto.worker.health.VitalThreads;
import io.impasto.worker.intake.Backlog;
import io.impasto.worker.intake.BatchRules;
import io.impasto.worker.intake.DeferredRequests;
import io.impasto.worker.intake.GroupMembership;
import io.impasto.worker.intake.KafkaClients;
import io.impasto.worker.intake.ShareGroupIntake;
import io.impasto.worker.ledger.JobLedger;
import io.impasto.worker.metrics.WorkerMetrics;
import io.impasto.worker.observe.JobObserver;
import io.impasto.worker.observe.JobTracer;
import io.impasto.worker.pod.DeletionCost;
import io.impasto.worker.pod.KubernetesPod;
import io.impasto.worker.preview.PreviewRules;
import io.impasto.worker.preview.Previews;
import io.impasto.worker.report.JobReport;
import io.impasto.worker.report.KafkaEventPublisher;
import io.impasto.worker.report.MeteredReport;
import io.impasto.worker.run.Backoff;
import io.impasto.worker.run.InputReader;
import io.impasto.worker.run.JobEnding;
import io.impasto.worker.run.JobRun;
import io.impasto.worker.run.Patience;
import io.impasto.worker.run.ResultMaker;
import io.impasto.worker.run.ResultStore;
import io.impasto.worker.run.WorkerIdentity;
import io.impasto.worker.upload.JobFolder;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Puts the worker together: the one place that knows which adapter stands behind which port. */
final class Wiring {

    static final String KAFKA = "kafka";
    static final String STORE = "store";
    private static final String GROUP = "group";

    @Produces
    @Singleton
    Prerequisites prerequisites() {
        return new Prerequisites(KAFKA, STORE, GROUP);
    }

    @Produces
    @Singleton
    Lookout lookout(
            Prerequisites prerequisites,
            GroupMembership membership,
            Backlog backlog,
            StoreConfig config,
            BlobStore store) {
        Map<String, Runnable> looks = new LinkedHashMap<>();
        looks.put(KAFKA, membership::requireBroker);
        looks.put(STORE, () -> store.ensureBucket(config.bucket()));
        looks.put(GROUP, membership::requireMember);
        return new Lookout(prerequisites, looks, backlog::look);
    }

    @Produces
    @Singleton
    Backlog backlog(WorkerConfig worker, GroupMembership membership) {
        return new Backlog(worker.batch().requests(), membership::queue);
    }

    @Produces
    @Singleton
    GroupMembership membership(KafkaClients kafka) {
        return kafka.membership();
    }

    @Produces
    @Singleton
    VitalThreads threads() {
        return new VitalThreads();
    }

    @Produces
    @Singleton
    WorkerMetrics metrics(MeterRegistry meters) {
        return new WorkerMetrics(meters);
    }

    @Produces
    @Singleton
    JobObserver observer(OpenTelemetry telemetry, WorkerMetrics metrics) {
        return new JobObserver(new JobTracer(telemetry), metrics, Clock.systemUTC());
    }

    @Produces
    @Singleton
    MinioBlobStore store(StoreConfig config) {
        return new MinioBlobStore(config.endpoint(), config.region(), config.accessKey(), config.secretKey());
    }

    void close(@Disposes MinioBlobStore store) {
        store.close();
    }

    @Produces
    @Singleton
    KafkaClients kafka(KafkaConfig kafka, WorkerConfig worker) {
        return new KafkaClients(
                KafkaConnection.of(kafka.bootstrapServers(), kafka.properties(), kafka.propertiesFile()),
                worker.name().orElseGet(Wiring::hostAndProcess));
    }

    @Produces
    @Singleton
    KafkaEventPublisher publisher(KafkaClients kafka) {
        return new KafkaEventPublisher(kafka.connection(), kafka.clientId());
    }

    void close(@Disposes KafkaEventPublisher publisher) {
        publisher.close();
    }

    @Produces
    @Singleton
    CheckpointStore checkpoints(WorkerConfig worker, StoreConfig store, BlobStore blobs, WorkerMetrics metrics) {
        WorkerConfig.Checkpoint config = worker.checkpoint();
        return new CheckpointStore(
                blobs, store.bucket(), config.interval(), config.maxSize().asLongValue(), metrics);
    }

    private static PreviewRules previews(WorkerConfig.Preview config) {
        return new PreviewRules(config.interval(), config.longerSide(), new OutputFormat.Jpeg(config.quality()));
    }

    @Produces
    @Singleton
    JobLedger ledger(StoreConfig store, KafkaClients kafka, BlobStore blobs) {
        return new JobLedger(blobs, store.bucket(), kafka.clientId(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    KafkaCancellations cancellations(KafkaClients kafka) {
        return new KafkaCancellations(kafka::follower, Clock.systemUTC());
    }

    @Produces
    @Singleton
    DeferredRequests deferredRequests(KafkaClients kafka, KafkaEventPublisher publisher) {
        return new DeferredRequests(kafka::deferred, publisher, Topic.DEFERRED, Clock.systemUTC());
    }

    @Produces
    @Singleton
    DeletionCost deletionCost(WorkerConfig worker) {
        return worker.podDeletionCost()
                ? DeletionCost.toldTo(KubernetesPod.ofThisProcess(System.getenv()))
                : DeletionCost.untold();
    }

    void close(@Disposes DeletionCost deletionCost) {
        deletionCost.close();
    }

    @Produces
    @Singleton
    DeviceThread device(
            WorkerConfig worker,
            StoreConfig storeConfig,
            ImagesConfig images,
            KafkaClients kafka,
            BlobStore store,
            CheckpointStore checkpoints,
            JobLedger ledger,
            KafkaCancellations cancellations,
            KafkaEventPublisher publisher,
            DeletionCost deletionCost,
            JobObserver observer) {
        Clock clock = Clock.systemUTC();
        String bucket = storeConfig.bucket();
        AllowedBuckets buckets =
                new AllowedBuckets(bucket, storeConfig.allowedBuckets().orElse(Set.of(bucket)));
        ImageLimits limits = new ImageLimits(images.maxBytes(), images.maxPixels());
        InputReader inputs = new InputReader(store, buckets, limits);
        ResultStore results = new ResultStore(store, bucket);
        JobReport report = deletionCost.hearing(new MeteredReport(publisher, observer.metrics()));
        Previews previews = new Previews(
                previews(worker.preview()), new JobFolder(store, bucket), report, observer.metrics(), clock);
        WorkerConfig.Retry retry = worker.retry();
        Patience patience = new Patience(retry.first(), retry.longest(), retry.patience());
        JobRun.Rules rules = new JobRun.Rules(
                retry.crashes(),
                worker.deadline().margin(),
                new Backoff(retry.putOffFirst(), retry.putOffLongest(), new Random())); // several jobs may ask at once
        return new DeviceThread(
                () -> warm(StyleEngine.open(
                        DeviceChoice.of(worker.device()),
                        WeightsFolders.fromEnvironment(System.getenv(), Path.of(System.getProperty("user.home"))),
                        limits(worker))),
                (engine, shared) -> new JobRun(
                        shared,
                        new ResultMaker(
                                engine,
                                shared,
                                inputs,
                                results,
                                checkpoints,
                                previews,
                                report,
                                new WorkerIdentity(kafka.clientId(), engine.device()),
                                patience,
                                observer,
                                clock),
                        new JobEnding(ledger, report, patience, observer.tracer(), clock),
                        ledger,
                        cancellations,
                        report,
                        patience,
                        rules,
                        observer,
                        clock),
                // A worker without its device would go on taking requests; ended, it is started again by whoever keeps
                // it.
                () -> Quarkus.asyncExit(1));
    }

    @Produces
    @Singleton
    ShareGroupIntake intake(
            KafkaClients kafka,
            DeviceThread device,
            KafkaEventPublisher publisher,
            Backlog backlog,
            WorkerConfig worker,
            WorkerMetrics metrics) {
        WorkerConfig.Batch batch = worker.batch();
        return new ShareGroupIntake(
                kafka::requests,
                device,
                publisher,
                new BatchRules(batch.requests(), batch.size()),
                backlog,
                worker.retry().afterHandingBack(),
                metrics);
    }

    /** Its first job doesn't wait for the network that most jobs need; one that can't be used is told before there is a job. */
    private static StyleEngine warm(StyleEngine engine) {
        try {
            engine.weightsDigest(engine.choice().network());
            return engine;
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private static EngineLimits limits(WorkerConfig worker) {
        return new EngineLimits(
                worker.maxOutputPixels(),
                worker.maxMemory().map(MemorySize::asLongValue).orElse(Long.MAX_VALUE));
    }

    private static String hostAndProcess() {
        String process = String.valueOf(ProcessHandle.current().pid());
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9._-]", "-") + "-" + process;
        } catch (UnknownHostException e) {
            return "worker-" + process;
        }
    }
}
