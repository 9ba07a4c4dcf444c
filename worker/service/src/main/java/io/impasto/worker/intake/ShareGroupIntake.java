package io.impasto.worker.intake;

import io.impasto.common.UntilStopped;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.Topic;
import io.impasto.worker.device.DeviceThread;
import io.impasto.worker.metrics.WorkerMetrics;
import io.impasto.worker.report.KafkaEventPublisher;
import io.impasto.worker.run.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests from the share group, one at a time, hands each to the device and keeps its lock while the device works.
 *
 * <p>{@link #run} is the life of the thread that owns the consumers, and that thread does nothing else. Visibility: other threads only
 * call {@link #stop} and complete an outcome; a lane's consumer is volatile, and whoever changes something wakes
 * this thread through the semaphore, which orders the change before what it does next.
 */
public final class ShareGroupIntake {

    private static final Logger LOG = LoggerFactory.getLogger(ShareGroupIntake.class);

    private static final int RENEWALS_A_LOCK = 3;

    /** For a request whose lock was lost to come back. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(900);

    private static final Duration BEFORE_REOPENING = Duration.ofSeconds(2);

    /**
     * A stopping worker lets its job finish the step, write the checkpoint and say "interrupted" before somebody else says "started", for
     * half a lock at most: renewed a third of it ago, the lock holds so long.
     */
    private static final int HAND_OVERS_A_LOCK = 2;

    private final Lanes lanes;
    private final DeviceThread device;
    private final KafkaEventPublisher publisher;
    private final RequestCodec codec = new RequestCodec();
    private final Duration afterHandingBack;
    private final WorkerMetrics metrics;
    private final Semaphore wake = new Semaphore(0);
    private final UntilStopped sessions = new UntilStopped(
            BEFORE_REOPENING, e -> LOG.error("intake=broken reason=\"{}\" reopening=true", e.getMessage(), e));

    /**
     * @param opening opens a consumer of the workers' share group; called on the intake thread
     * @param afterHandingBack how long nothing is taken after a request was handed back
     */
    public ShareGroupIntake(
            Supplier<ShareConsumer<String, byte[]>> opening,
            DeviceThread device,
            KafkaEventPublisher publisher,
            Duration afterHandingBack,
            WorkerMetrics metrics) {
        this.lanes = new Lanes(
                new Lane(Topic.URGENT, opening, System::nanoTime), new Lane(Topic.REQUESTS, opening, System::nanoTime));
        this.device = device;
        this.publisher = publisher;
        this.afterHandingBack = afterHandingBack;
        this.metrics = metrics;
    }

    /** Takes requests until it is stopped; an error of the broker's makes it begin again. */
    public void run(GroupSettings settings) {
        sessions.run(() -> {
            try (lanes) {
                lanes.open(settings.heartbeat());
                takeRequests(settings);
            }
        });
        LOG.info("intake=stopped");
    }

    /** Makes {@link #run} let go of its request and return, once the step in hand is done and its checkpoint is written. May be called by any thread. */
    public void stop() {
        sessions.stop();
        wake.release();
        lanes.wakeUp();
    }

    private void takeRequests(GroupSettings settings) {
        Optional<Lanes.Taken> taken = Optional.empty();
        while (!sessions.stopped()) {
            taken = taken.isEmpty() ? lanes.next() : work(taken.get(), settings);
        }
    }

    /** @return another request that the broker delivered when this one's lock was lost */
    private Optional<Lanes.Taken> work(Lanes.Taken taken, GroupSettings settings) {
        ShareConsumer<String, byte[]> open = taken.lane().consumer();
        ConsumerRecord<String, byte[]> request = taken.request();
        Duration duration =
                open.acquisitionLockTimeoutMs().map(Duration::ofMillis).orElse(settings.lock());
        RecordLock lock = new RecordLock(open, request, duration, metrics, System::nanoTime);
        CompletableFuture<Outcome> outcome = device.submit(
                new KafkaDelivery(request, settings.deliveries(), codec, publisher, metrics), lock.lease());
        outcome.whenComplete((end, problem) -> wake.release());
        try {
            while (!outcome.isDone() && !sessions.stopped()) {
                await(lock.held() ? duration.dividedBy(RENEWALS_A_LOCK) : BETWEEN_LOOKS);
                if (!outcome.isDone() && !sessions.stopped()) {
                    Optional<ConsumerRecord<String, byte[]>> other = lock.renew();
                    if (other.isPresent()) {
                        return other.map(next -> new Lanes.Taken(taken.lane(), next));
                    }
                }
            }
        } finally {
            lock.lease().withdraw();
        }
        if (sessions.stopped()) {
            awaitHandOver(outcome, duration.dividedBy(HAND_OVERS_A_LOCK));
        }
        Outcome end = outcome.getNow(Outcome.HANDED_BACK);
        lock.settle(end);
        if (end == Outcome.HANDED_BACK && !sessions.stopped()) {
            await(afterHandingBack);
        }
        return Optional.empty();
    }

    /** Until the step in hand is done and its checkpoint written, or that long. */
    private void awaitHandOver(CompletableFuture<Outcome> outcome, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (!outcome.isDone() && System.nanoTime() < end) {
            await(Duration.ofNanos(end - System.nanoTime()));
        }
    }

    /** Waits that long, or until an outcome or a stop wakes this thread. */
    private void await(Duration time) {
        try {
            if (wake.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the intake thread", e);
        }
    }
}
