package io.impasto.worker.device;

import io.impasto.engine.Optimisation;
import io.impasto.worker.run.SharedDevice;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Several jobs' stories at once: each on a thread of its own, and what they want of the device on the device's one thread, which made this.
 *
 * <p>Visibility: stories ask through the queue and hear through a {@link Request}. {@code gone} is volatile; who is there is guarded by this object's
 * lock. The rest is the device's thread's own.
 */
final class Ensemble implements SharedDevice {

    private final Thread device = Thread.currentThread();
    private final BlockingQueue<Runnable> asked = new LinkedBlockingQueue<>();
    private Gathering gathering = new Gathering(System::nanoTime);
    private volatile @Nullable Throwable gone;

    private final Set<Thread> present = new HashSet<>();
    private final Set<Thread> waitingToBeAlone = new HashSet<>();
    private @Nullable Thread alone;

    /**
     * Tells all stories and returns when all have ended. One that throws an error ends the device's thread with it, as it would on that thread.
     *
     * @param stories each sees to its own exceptions
     */
    void tell(List<Runnable> stories) {
        gathering = new Gathering(System::nanoTime);
        boolean interrupted = false;
        try {
            begin(stories);
            while (anybodyPresent()) {
                try {
                    serve();
                } catch (InterruptedException e) {
                    interrupted =
                            true; // The worker is stopping, and these stories are about to hear of it by their leases.
                }
            }
        } catch (RuntimeException | Error e) {
            gone = e;
            throw e;
        } finally {
            if (interrupted) {
                device.interrupt();
            }
        }
    }

    private void begin(List<Runnable> stories) {
        List<Thread> threads = stories.stream().map(this::thread).toList();
        synchronized (this) {
            present.addAll(threads);
        }
        threads.forEach(Thread::start);
    }

    private Thread thread(Runnable story) {
        Thread thread = new Thread(
                () -> {
                    Thread itself = Thread.currentThread();
                    try {
                        story.run();
                        asked.add(() -> end(itself));
                    } catch (Error e) {
                        asked.add(() -> {
                            throw e;
                        });
                    }
                },
                "story");
        thread.setDaemon(true);
        return thread;
    }

    private void serve() throws InterruptedException {
        Runnable next = gathering.empty() ? asked.take() : asked.poll(gathering.left(), TimeUnit.NANOSECONDS);
        if (next != null) {
            next.run();
        } else if (gathering.left() == 0) {
            gathering.begin();
        }
    }

    private void end(Thread story) {
        gathering.leave(story);
        synchronized (this) {
            present.remove(story);
            waitingToBeAlone.remove(story);
            alone = story.equals(alone) ? null : alone;
        }
    }

    private synchronized boolean anybodyPresent() {
        return !present.isEmpty();
    }

    @Override
    public boolean shared() {
        return !Thread.currentThread().equals(device);
    }

    @Override
    public synchronized boolean alone() {
        Thread story = Thread.currentThread();
        if (story.equals(device) || story.equals(alone)) {
            return true;
        }
        waitingToBeAlone.add(story);
        if (alone == null && waitingToBeAlone.containsAll(present)) {
            alone = story;
        }
        return story.equals(alone);
    }

    @Override
    public <T> T call(Supplier<T> work) {
        if (Thread.currentThread().equals(device)) {
            return work.get();
        }
        Request<T> request = new Request<>(work);
        asked.add(request::serve);
        return request.await(() -> gone);
    }

    @Override
    public <T> T evaluating(Optimisation optimisation, Supplier<T> work) {
        Thread story = Thread.currentThread();
        if (story.equals(device)) {
            return work.get();
        }
        Request<T> request = new Request<>(work);
        asked.add(() -> {
            if (optimisation.evaluated()) {
                request.serve();
            } else {
                gathering.join(story, optimisation, request::serve);
            }
        });
        return request.await(() -> gone);
    }
}
