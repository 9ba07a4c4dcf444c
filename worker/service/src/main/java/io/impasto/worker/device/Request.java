package io.impasto.worker.device;

import io.impasto.worker.observe.LogContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a story asks the device's thread to do, in the story's own trace and with its job on what is logged.
 *
 * <p>Visibility: what either thread wrote before is seen by the other through the queue that this goes through, and through the future.
 */
final class Request<T> {

    /** How soon is noticed that there is nobody any more who would answer. */
    private static final long LOOK_SECONDS = 1;

    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final Runnable inItsContext;

    /** To be made on the story's thread. */
    Request(Supplier<T> work) {
        this.inItsContext = LogContext.carriedOver(() -> answer.complete(work.get()));
    }

    /** On the device's thread, which an error ends. */
    void serve() {
        try {
            inItsContext.run();
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        } catch (Error e) {
            answer.completeExceptionally(e);
            throw e;
        }
    }

    /**
     * What the work gave or threw. On the story's thread.
     *
     * @param gone gives what ended the device's thread, or null while it lives
     */
    T await(Supplier<@Nullable Throwable> gone) {
        while (true) {
            try {
                return answer.get(LOOK_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                Throwable end = gone.get();
                if (end != null) {
                    throw new DeviceGoneError(end);
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException known) {
                    throw known;
                }
                throw new DeviceGoneError(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts a story", e);
            }
        }
    }
}
