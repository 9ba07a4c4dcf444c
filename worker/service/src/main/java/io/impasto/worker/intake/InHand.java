package io.impasto.worker.intake;

import io.impasto.worker.device.DeviceThread;
import io.impasto.worker.device.DeviceThread.Assignment;
import io.impasto.worker.run.Delivery;
import io.impasto.worker.run.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the device is at work on: a request, and those that go along with it, each settled as soon as it has come to its end. For the intake thread. */
final class InHand {

    private final RecordLock lock;
    private final CompletableFuture<Outcome> outcome;
    private final Optional<CompanionLocks> locks;
    private final Map<Companion, CompletableFuture<Outcome>> companions = new LinkedHashMap<>();

    private InHand(RecordLock lock, Optional<CompanionLocks> locks, List<CompletableFuture<Outcome>> outcomes) {
        this.lock = lock;
        this.locks = locks;
        this.outcome = outcomes.get(0);
        List<Companion> held = locks.map(CompanionLocks::held).orElse(List.of());
        for (int i = 0; i < held.size(); i++) {
            companions.put(held.get(i), outcomes.get(i + 1));
        }
    }

    /**
     * Has the device begin.
     *
     * @param delivery of the request that the lock is on
     * @param whenEnded called when any of them has come to its end
     */
    static InHand begun(
            DeviceThread device,
            RecordLock lock,
            Delivery delivery,
            Optional<CompanionLocks> locks,
            Runnable whenEnded) {
        List<Assignment> together = new ArrayList<>();
        together.add(new Assignment(delivery, lock.lease()));
        locks.map(CompanionLocks::held).orElse(List.of()).forEach(companion -> together.add(companion.assignment()));
        List<CompletableFuture<Outcome>> outcomes = device.submit(together);
        outcomes.forEach(each -> each.whenComplete((end, problem) -> whenEnded.run()));
        return new InHand(lock, locks, outcomes);
    }

    /** Whether all have come to their ends. */
    boolean done() {
        return outcome.isDone() && companions.values().stream().allMatch(CompletableFuture::isDone);
    }

    /** Whether the first one's lock is lost, and may be had back. */
    boolean lookingForLock() {
        return !outcome.isDone() && lock.lookedFor();
    }

    /** Whether the consumer of the first one fetches in the background. */
    boolean fetching() {
        return lock.fetching();
    }

    /** Settles what has come to its end. */
    void settleEnded() {
        if (outcome.isDone()) {
            lock.settle(outcome.join());
        }
        companions.forEach((companion, end) -> {
            if (end.isDone()) {
                locks.orElseThrow().settle(companion, end.join());
            }
        });
    }

    /** Settles all: what hasn't come to its end is handed back. */
    void settle() {
        lock.settle(outcome.getNow(Outcome.HANDED_BACK));
        companions.forEach((companion, end) -> locks.orElseThrow().settle(companion, end.getNow(Outcome.HANDED_BACK)));
    }

    /**
     * Renews what hasn't come to its end.
     *
     * @return another request that was delivered instead of the first one, if that is alone
     */
    Optional<ConsumerRecord<String, byte[]>> renew() {
        locks.ifPresent(CompanionLocks::renew);
        Optional<ConsumerRecord<String, byte[]>> other = outcome.isDone() ? Optional.empty() : lock.renew();
        if (other.isPresent() && !companions.isEmpty()) {
            lock.release(other.get()); // The companions' time would be too long for it.
            return Optional.empty();
        }
        return other;
    }

    /** Has all of them stop at once. */
    void withdraw() {
        lock.lease().withdraw();
        companions.keySet().forEach(companion -> companion.lease().withdraw());
    }

    boolean anyHandedBack() {
        return outcome.getNow(Outcome.HANDED_BACK) == Outcome.HANDED_BACK
                || companions.values().stream().anyMatch(end -> end.getNow(Outcome.HANDED_BACK) == Outcome.HANDED_BACK);
    }
}
