package io.impasto.worker.intake;

import io.impasto.worker.run.Lease;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A share-group record's lock as a lease.
 *
 * <p>Visibility: the intake thread writes, the device's thread reads. {@code renewedAt} and {@code lapsed} are volatile and stand alone, and the latch
 * orders by itself.
 */
final class RecordLease implements Lease {

    private final long lockNanos;
    private final LongSupplier nanoTime;
    private final CountDownLatch withdrawal = new CountDownLatch(1);
    private volatile long renewedAt;
    private volatile boolean lapsed;

    /**
     * @param lock how long the broker waits for a renewal
     * @param nanoTime a clock that never goes backwards, ns
     */
    RecordLease(Duration lock, LongSupplier nanoTime) {
        this.lockNanos = lock.toNanos();
        this.nanoTime = nanoTime;
        this.renewedAt = nanoTime.getAsLong();
    }

    /** @param at when the renewal was asked for, in {@code nanoTime} */
    void renewed(long at) {
        lapsed |= !exclusive();
        renewedAt = at;
    }

    /** Somebody else has the request. */
    void lose() {
        renewedAt = nanoTime.getAsLong() - lockNanos;
        withdraw();
    }

    void withdraw() {
        withdrawal.countDown();
    }

    @Override
    public boolean held() {
        return !withdrawn() && exclusive();
    }

    @Override
    public boolean exclusive() {
        return nanoTime.getAsLong() - renewedAt < lockNanos;
    }

    @Override
    public boolean lapsed() {
        return lapsed || !exclusive();
    }

    @Override
    public boolean withdrawn() {
        return withdrawal.getCount() == 0;
    }

    @Override
    public void pause(Duration time) {
        try {
            if (withdrawal.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
