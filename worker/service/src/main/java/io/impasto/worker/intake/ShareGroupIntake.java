package io.impasto.worker.intake;

import io.impasto.common.UntilStopped;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.Topic;
import io.impasto.worker.device.DeviceThread;
import io.impasto.worker.metrics.WorkerMetrics;
import io.impasto.worker.report.KafkaEventPublisher;
import io.impasto.worker.run.Delivery;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests from the share group, one at a time or, while many wait, several that go together, hands them to the device and keeps their locks
 * while the device works.
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
    private final Companions companions;
    private final DeviceThread device;
    private final KafkaEventPublisher publisher;
    private final RequestCodec codec = new RequestCodec();
    private final Duration afterHandingBack;
    private final WorkerMetrics metrics;
    private final Semaphore wake = new Semaphore(0);
    private final UntilStopped sessions = new UntilStopped(
            BEFORE_REOPENING, e -> LOG.error("intake=broken reason=\"{}\" reopening=true", e.getMessage(), e));

    /**
     * @param opening opens a consumer of the workers' share group that is given so many requests at a time; called on the intake thread
     * @param rules which requests are worked at together, while the backlog is long
     * @param afterHandingBack how long nothing is taken after a request was handed back
     */
    public ShareGroupIntake(
            IntFunction<ShareConsumer<String, byte[]>> opening,
            DeviceThread device,
            KafkaEventPublisher publisher,
            BatchRules rules,
            Backlog backlog,
            Duration afterHandingBack,
            WorkerMetrics metrics) {
        this.lanes = new Lanes(lane(Topic.URGENT, opening, 1), lane(Topic.REQUESTS, opening, 1));
        this.companions = new Companions(
                lane(Topic.REQUESTS, opening, rules.requests() - 1), rules, backlog::isLong, System::nanoTime);
        this.device = device;
        this.publisher = publisher;
        this.afterHandingBack = afterHandingBack;
        this.metrics = metrics;
    }

    private static Lane lane(String topic, IntFunction<ShareConsumer<String, byte[]>> opening, int records) {
        return new Lane(topic, () -> opening.apply(records), System::nanoTime);
    }

    /** Takes requests until it is stopped; an error of the broker's makes it begin again. */
    public void run(GroupSettings settings) {
        sessions.run(() -> {
            try (lanes;
                    companions) {
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
        companions.wakeUp();
    }

    private void takeRequests(GroupSettings settings) {
        Optional<Lanes.Taken> taken = Optional.empty();
        while (!sessions.stopped()) {
            companions.lookAfter(settings.heartbeat());
            taken = taken.isEmpty() ? lanes.next() : work(taken.get(), settings);
        }
    }

    /** @return another request that the broker delivered when this one's lock was lost */
    private Optional<Lanes.Taken> work(Lanes.Taken taken, GroupSettings settings) {
        Duration duration = duration(taken.lane().consumer(), settings);
        InHand inHand = begin(taken, duration, settings);
        try {
            lanes.quietenOthers(taken.lane()); // The device has begun already, and doesn't wait for it.
            while (!inHand.done() && !sessions.stopped()) {
                await(inHand.lookingForLock() ? BETWEEN_LOOKS : duration.dividedBy(RENEWALS_A_LOCK));
                inHand.settleEnded();
                if (!inHand.done() && !sessions.stopped()) {
                    Optional<ConsumerRecord<String, byte[]>> other = inHand.renew();
                    if (other.isPresent()) {
                        return other.map(next -> new Lanes.Taken(taken.lane(), next));
                    }
                }
            }
        } finally {
            inHand.withdraw();
        }
        if (sessions.stopped()) {
            awaitHandOver(inHand, duration.dividedBy(HAND_OVERS_A_LOCK));
        }
        inHand.settle();
        if (inHand.fetching()) {
            taken.lane().reopen();
        }
        if (inHand.anyHandedBack() && !sessions.stopped()) {
            await(afterHandingBack);
        }
        return Optional.empty();
    }

    private InHand begin(Lanes.Taken taken, Duration duration, GroupSettings settings) {
        RecordLock lock = new RecordLock(taken.lane().consumer(), taken.request(), duration, metrics, System::nanoTime);
        Delivery delivery = delivery(taken.request(), settings);
        // What is urgent has the device for itself.
        Optional<CompanionLocks> locks = taken.lane().equals(lanes.urgent())
                ? Optional.empty()
                : companions.goingWith(
                        delivery,
                        request -> delivery(request, settings),
                        consumer ->
                                new CompanionLocks(consumer, duration, companions::close, metrics, System::nanoTime));
        metrics.begun(1 + locks.map(held -> held.held().size()).orElse(0));
        return InHand.begun(device, lock, delivery, locks, wake::release);
    }

    private Delivery delivery(ConsumerRecord<String, byte[]> request, GroupSettings settings) {
        return new KafkaDelivery(request, settings.deliveries(), codec, publisher, metrics);
    }

    private static Duration duration(ShareConsumer<String, byte[]> open, GroupSettings settings) {
        return open.acquisitionLockTimeoutMs().map(Duration::ofMillis).orElse(settings.lock());
    }

    /** Until the steps in hand are done and their checkpoints written, or that long. */
    private void awaitHandOver(InHand inHand, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (!inHand.done() && System.nanoTime() < end) {
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
