package io.impasto.worker.device;

import io.impasto.engine.StyleEngine;
import io.impasto.worker.run.Delivery;
import io.impasto.worker.run.JobRun;
import io.impasto.worker.run.Lease;
import io.impasto.worker.run.Outcome;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that owns the device: opens the engine, runs one job at a time, closes the engine. Nobody else touches either.
 *
 * <p>Visibility: a task crosses over through the queue and its outcome through the future, each of which orders what was
 * written before by one thread with what is read after by the other; {@code busy} alone is volatile.
 */
public final class DeviceThread {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceThread.class);

    private record Task(Delivery delivery, Lease lease, CompletableFuture<Outcome> outcome) {}

    private final BlockingQueue<Task> tasks = new ArrayBlockingQueue<>(1);
    private final CompletableFuture<String> opened = new CompletableFuture<>();
    private final Supplier<StyleEngine> opening;
    private final Function<StyleEngine, JobRun> equipping;
    private final Runnable whenDead;
    private final Thread thread = new Thread(this::live, "device");
    private volatile boolean busy;

    /**
     * @param opening opens the engine; called on the device's thread
     * @param equipping makes what runs jobs on that engine; called on the device's thread
     * @param whenDead what is to be done when the device was opened and its thread has come to a bad end
     */
    public DeviceThread(Supplier<StyleEngine> opening, Function<StyleEngine, JobRun> equipping, Runnable whenDead) {
        this.whenDead = whenDead;
        this.opening = opening;
        this.equipping = equipping;
        thread.setDaemon(true);
    }

    /**
     * Opens the device and waits for that.
     *
     * @return the device in use
     * @throws java.util.concurrent.CompletionException with what kept the device from opening as its cause
     */
    public String start() {
        thread.start();
        return opened.join();
    }

    /** Runs a job when the one before has ended. */
    public CompletableFuture<Outcome> submit(Delivery delivery, Lease lease) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        if (!tasks.offer(new Task(delivery, lease, outcome))) {
            throw new IllegalStateException("the device has a job waiting already");
        }
        return outcome;
    }

    /** Whether the device could be opened. */
    public boolean opened() {
        return opened.isDone() && !opened.isCompletedExceptionally();
    }

    public boolean alive() {
        return thread.isAlive();
    }

    public boolean busy() {
        return busy;
    }

    /** Ends the thread once it has no job, and closes the engine. */
    public void stop() {
        thread.interrupt();
    }

    private void live() {
        try (StyleEngine engine = opening.get()) {
            JobRun jobRun = equipping.apply(engine);
            opened.complete(engine.device());
            while (true) {
                work(tasks.take(), jobRun);
            }
        } catch (InterruptedException e) {
            LOG.debug("device=stopped");
        } catch (RuntimeException | Error e) {
            if (!opened.completeExceptionally(e)) {
                LOG.error("device=dead", e);
                whenDead.run();
            }
        }
    }

    /**
     * An {@link Error} (native code, memory) ends the thread: what it left behind can't be trusted. An exception that nobody foresaw doesn't. The
     * request is handed back after either.
     */
    private void work(Task task, JobRun jobRun) {
        busy = true;
        Outcome outcome = Outcome.HANDED_BACK;
        try {
            outcome = jobRun.run(task.delivery(), task.lease());
        } catch (RuntimeException e) {
            LOG.error("origin={} state=let-go", task.delivery().origin(), e);
        } finally {
            busy = false;
            task.outcome().complete(outcome);
        }
    }
}
