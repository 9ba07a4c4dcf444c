package io.impasto.local.stack;

import io.impasto.local.servers.LocalBroker;
import io.impasto.local.servers.LocalS3;
import io.impasto.local.servers.LocalTopics;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A running stack. Servers first, since everybody needs them; then the gateway and the workers, which don't need each other;
 * stopped in the reverse order.
 *
 * <p>Threads: {@link #start} and {@link #awaitDeath} run on the caller's, {@link #close} may come from another at any time
 * (the one that ends the JVM); {@code parts} and {@code closing} are guarded by this.
 */
public final class Stack implements AutoCloseable {

    /** The common pool has one thread on a small machine, and the shutdown of the JVM doesn't wait for it. */
    private static final Executor OWN_THREADS = task -> new Thread(task, "impasto-stack").start();

    private static final String STOPPING = "the stack is being stopped";

    private final DataFolder folder;
    private final FolderLock lock;
    private final Deque<Part> parts = new ArrayDeque<>();
    private boolean closing;

    private Stack(DataFolder folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes the folder for a stack that isn't started yet.
     *
     * @throws StackException if a stack runs there already, or nothing can be written there
     */
    public static Stack in(DataFolder folder) {
        try {
            folder.create();
            return FolderLock.tryHold(folder.lock())
                    .map(lock -> new Stack(folder, lock))
                    .orElseThrow(() -> alreadyRunning(folder));
        } catch (IOException e) {
            throw folder.unusable(e);
        }
    }

    private static StackException alreadyRunning(DataFolder folder) {
        return new StackException("a stack is already running in " + folder.root()
                + StackState.running(folder)
                        .map(state -> ": process " + state.pid() + ", gateway " + state.gateway())
                        .orElse(""));
    }

    /**
     * Starts everything and waits until all of it is ready.
     *
     * @param random for new S3 keys: a secure one
     * @param watcher is told what is being waited for
     * @return where it can be reached
     * @throws StackException with the end of the log of what didn't start; what did is stopped by {@link #close}
     */
    public StackState start(StackPlan plan, Installation installation, RandomGenerator random, Consumer<String> watcher)
            throws InterruptedException {
        try {
            return started(plan, installation, random, watcher);
        } catch (RuntimeException e) {
            // What is being stopped dies while it is waited for: that isn't the story.
            throw isClosing() ? new StackException(STOPPING, e) : e;
        }
    }

    private StackState started(
            StackPlan plan, Installation installation, RandomGenerator random, Consumer<String> watcher)
            throws InterruptedException {
        // Before anything is started: what can't be written, a missing jar or a taken port shouldn't cost a broker's
        // start.
        requireWritable();
        Applications applications = Applications.of(plan, installation);
        StoreKeys keys = StoreKeys.in(folder.keys(), random);
        Ports ports = Ports.in(folder.ports());

        watcher.accept("starting the Kafka broker and the S3 server");
        int kafkaPort = ports.of("kafka");
        int s3Port = ports.of("s3");
        CompletableFuture<LocalS3> starting = CompletableFuture.supplyAsync(() -> s3(s3Port, keys), OWN_THREADS);
        LocalBroker broker = broker(kafkaPort);
        LocalTopics.create(broker.bootstrapServers());
        LocalS3 s3 = joined(starting);

        watcher.accept("starting the gateway and " + plan.workers() + " worker" + (plan.workers() == 1 ? "" : "s"));
        Servers servers = new Servers(broker.bootstrapServers(), s3.endpoint(), keys);
        List<Application> all = applications.all(servers, ports, folder);
        List<Part> started = all.stream().map(this::started).toList();
        Readiness readiness = new Readiness();
        for (int i = 0; i < all.size(); i++) {
            readiness.await(started.get(i), all.get(i).address());
        }
        URI gateway = all.get(0).address();
        StackState state = StackState.ofThisProcess(gateway, servers.store(), servers.kafka());
        state.write(folder);
        return state;
    }

    private void requireWritable() {
        try {
            folder.requireWritable();
        } catch (IOException e) {
            throw folder.unusable(e);
        }
    }

    private LocalBroker broker(int port) {
        LocalBroker broker = LocalBroker.start(folder.broker(), port);
        add(new Part("broker", Part.Kind.SERVER, broker.process(), broker.log(), broker::close));
        return broker;
    }

    private LocalS3 s3(int port, StoreKeys keys) {
        LocalS3 s3 = LocalS3.start(folder.store(), port, keys.accessKey(), keys.secretKey());
        add(new Part("s3", Part.Kind.SERVER, s3.process(), s3.log(), s3::close));
        return s3;
    }

    private static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw e;
        }
    }

    private Part started(Application application) {
        Part part = application.start(folder);
        add(part);
        return part;
    }

    private synchronized void add(Part part) {
        if (closing) {
            part.stop().run();
            throw new StackException(STOPPING);
        }
        parts.push(part);
    }

    /** Waits until a part ends that nobody asked to, and says which; returns if the stack is closed meanwhile. */
    public void awaitDeath() {
        CompletableFuture.anyOf(
                        snapshot().stream().map(part -> part.process().onExit()).toArray(CompletableFuture[]::new))
                .join();
        if (!isClosing()) {
            throw snapshot().stream()
                    .filter(part -> !part.process().isAlive())
                    .findFirst()
                    .orElseThrow()
                    .died();
        }
    }

    private synchronized List<Part> snapshot() {
        return List.copyOf(parts);
    }

    private synchronized boolean isClosing() {
        return closing;
    }

    /** Stops everything, the applications before the servers they use. May be called again. */
    @Override
    public void close() {
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
        }
        StackState.remove(folder);
        stopAll(Part.Kind.APPLICATION);
        stopAll(Part.Kind.SERVER);
        lock.close();
    }

    private void stopAll(Part.Kind kind) {
        CompletableFuture.allOf(snapshot().stream()
                        .filter(part -> part.kind() == kind)
                        .map(part -> CompletableFuture.runAsync(part.stop(), OWN_THREADS))
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
