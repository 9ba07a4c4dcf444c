package io.impasto.worker.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Waits for a lane's next request on a thread of its own, so that another lane can be waited for as well. Until it is closed the lane
 * is that thread's.
 *
 * <p>Visibility: what that thread does to the lane is seen by who has closed the watch, through {@code end}.
 */
final class Watch implements AutoCloseable {

    private final Lane lane;
    private final CompletableFuture<Optional<ConsumerRecord<String, byte[]>>> end = new CompletableFuture<>();
    private final CountDownLatch calledOff = new CountDownLatch(1);
    private final AtomicBoolean decided = new AtomicBoolean(); // whether it polls or never will

    private Watch(Lane lane) {
        this.lane = lane;
    }

    /** Polls once the lane has joined its group: who closes the watch before has nothing to quieten, and the lane needn't begin anew to join. */
    static Watch over(Lane lane) {
        Watch watch = new Watch(lane);
        Thread thread = new Thread(watch::run, "urgent");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    private void run() {
        try {
            boolean off = calledOff.await(lane.joinsIn().toNanos(), TimeUnit.NANOSECONDS);
            end.complete(off || !decided.compareAndSet(false, true) ? Optional.empty() : Optional.of(lane.take()));
        } catch (WakeupException e) {
            end.complete(Optional.empty());
        } catch (InterruptedException | RuntimeException | Error e) {
            end.completeExceptionally(e);
        }
    }

    /** Whether it comes to its end within that time. */
    boolean endsWithin(Duration time) {
        try {
            end.get(time.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true; // found() says it.
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the intake thread", e);
        }
    }

    /** Has something done as soon as there is a request, or trouble; at once if there is already. */
    void whenThereIsOne(Runnable then) {
        end.whenComplete((found, trouble) -> {
            if (trouble != null || found.isPresent()) {
                then.run();
            }
        });
    }

    /**
     * What has come, once it is closed.
     *
     * @throws RuntimeException whatever the lane threw
     */
    Optional<ConsumerRecord<String, byte[]>> found() {
        try {
            return end.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException trouble ? trouble : e;
        }
    }

    /** Ends it, and waits for that. What comes at this moment is still {@link #found}; its first acknowledgement takes the wake-up. */
    @Override
    public void close() {
        if (decided.compareAndSet(false, true)) {
            calledOff.countDown();
        } else if (!end.isDone()) {
            lane.wakeUp();
        }
        end.exceptionally(trouble -> Optional.empty()).join();
    }
}
