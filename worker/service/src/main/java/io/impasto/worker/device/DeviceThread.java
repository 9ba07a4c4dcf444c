package io.impasto.worker.device;

import io.impasto.engine.StyleEngine;
import io.impasto.worker.run.Delivery;
import io.impasto.worker.run.JobRun;
import io.impasto.worker.run.Lease;
import io.impasto.worker.run.Outcome;
import io.impasto.worker.run.SharedDevice;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that owns the device: opens the engine, runs jobs, one or some together, closes the engine. Nobody else touches either.
 *
 * <p>Visibility: a task crosses over through the queue and its outcome through the future, each of which orders what was
 * written before by one thread with what is read after by the other; {@code inHand} is atomic and stands alone.
 */
public final class DeviceThread {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceThread.class);

    /** A request, and the right to work at it. */
    public record Assignment(Delivery delivery, Lease lease) {}

    private record Task(Assignment assignment, CompletableFuture<Outcome> outcome) {}

    private final BlockingQueue<List<Task>> tasks = new ArrayBlockingQueue<>(1);
    private final CompletableFuture<String> opened = new CompletableFuture<>();
    private final Supplier<StyleEngine> opening;
    private final BiFunction<StyleEngine, SharedDevice, JobRun> equipping;
    private final Runnable whenDead;
    private final Thread thread = new Thread(this::live, "device");
    private final AtomicInteger inHand = new AtomicInteger();

    /**
     * @param opening opens the engine; called on the device's thread
     * @param equipping makes what runs jobs on that engine; called on the device's thread
     * @param whenDead what is to be done when the device was opened and its thread has come to a bad end
     */
    public DeviceThread(
            Supplier<StyleEngine> opening, BiFunction<StyleEngine, SharedDevice, JobRun> equipping, Runnable whenDead) {
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

    /**
     * Runs jobs together, when those before have ended.
     *
     * @param together one or more
     * @return what becomes of each, in the same order; each comes when it comes
     */
    public List<CompletableFuture<Outcome>> submit(List<Assignment> together) {
        List<Task> all = together.stream()
                .map(assignment -> new Task(assignment, new CompletableFuture<>()))
                .toList();
        if (!tasks.offer(all)) {
            throw new IllegalStateException("the device has a job waiting already");
        }
        return all.stream().map(Task::outcome).toList();
    }

    /** Whether the device could be opened. */
    public boolean opened() {
        return opened.isDone() && !opened.isCompletedExceptionally();
    }

    public boolean alive() {
        return thread.isAlive();
    }

    /** How many jobs it is at work on. */
    public int inHand() {
        return inHand.get();
    }

    /** Ends the thread once it has no job, and closes the engine. */
    public void stop() {
        thread.interrupt();
    }

    private void live() {
        try (StyleEngine engine = opening.get()) {
            Ensemble ensemble = new Ensemble();
            JobRun jobRun = equipping.apply(engine, ensemble);
            opened.complete(engine.device());
            while (true) {
                work(tasks.take(), jobRun, ensemble);
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

    /** One alone stays on this thread, where nothing has to be handed over. */
    private void work(List<Task> together, JobRun jobRun, Ensemble ensemble) {
        inHand.set(together.size());
        if (together.size() == 1) {
            work(together.get(0), jobRun);
        } else {
            ensemble.tell(together.stream()
                    .map(task -> (Runnable) () -> work(task, jobRun))
                    .toList());
        }
    }

    /**
     * An {@link Error} (native code, memory) ends the thread: what it left behind can't be trusted. An exception that nobody foresaw doesn't. The
     * request is handed back after either.
     */
    private void work(Task task, JobRun jobRun) {
        Assignment assignment = task.assignment();
        Outcome outcome = Outcome.HANDED_BACK;
        try {
            outcome = jobRun.run(assignment.delivery(), assignment.lease());
        } catch (RuntimeException e) {
            LOG.error("origin={} state=let-go", assignment.delivery().origin(), e);
        } finally {
            inHand.decrementAndGet();
            task.outcome().complete(outcome);
        }
    }
}
