package io.impasto.common;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Work that begins again when it fails, such as reading from a broker that comes and goes. {@link #run} is most of the life of a thread, which
 * owns whatever the work opens; the other methods may be called by any thread.
 */
public final class UntilStopped {

    private final Duration beforeNext;
    private final Consumer<RuntimeException> troubled;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * @param beforeNext how long to wait after a failure
     * @param troubled is told of each; called on the thread of {@link #run}
     */
    public UntilStopped(Duration beforeNext, Consumer<RuntimeException> troubled) {
        this.beforeNext = beforeNext;
        this.troubled = troubled;
    }

    /** Works again and again. What fails once it is stopped is no trouble: whoever stops it may take away what the work needs. */
    public void run(Runnable work) {
        while (!stopped()) {
            try {
                work.run();
            } catch (RuntimeException e) {
                if (!stopped()) {
                    troubled.accept(e);
                    pause(beforeNext);
                }
            }
        }
    }

    /** Whether the work is to come to its end. */
    public boolean stopped() {
        return stopping.getCount() == 0;
    }

    public void stop() {
        stopping.countDown();
    }

    /**
     * Waits that long, or until it is stopped. An interrupt stops it.
     *
     * @return whether it is stopped
     */
    public boolean pause(Duration time) {
        try {
            return stopping.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            stop();
            return true;
        }
    }
}
