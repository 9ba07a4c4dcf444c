package io.impasto.worker.health;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a worker waits for before it takes requests, and what is looked after later. Written by the thread that waits or looks, read by whoever asks
 * for the worker's health; both under this object's lock.
 */
public final class Prerequisites {

    private static final Logger LOG = LoggerFactory.getLogger(Prerequisites.class);
    private static final String NOT_YET = "not looked for yet";
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final Map<String, String> missing = new LinkedHashMap<>();

    public Prerequisites(String... names) {
        for (String name : names) {
            missing.put(name, NOT_YET);
        }
    }

    /**
     * What {@code attempt} gives once it doesn't throw. Says so in the log when it first fails, when the reason changes, and when it is
     * over.
     *
     * @param name one of the constructor's
     * @throws InterruptedException if {@code stopping} becomes true before
     */
    public <T> T await(String name, BooleanSupplier stopping, Supplier<T> attempt) throws InterruptedException {
        while (!stopping.getAsBoolean()) {
            try {
                T result = attempt.get();
                found(name);
                return result;
            } catch (RuntimeException e) {
                miss(name, reason(e));
            }
            Thread.sleep(BETWEEN_TRIES.toMillis());
        }
        throw new InterruptedException("stopping while waiting for " + name);
    }

    /** Looks once, and takes note of what it finds: whatever {@code attempt} throws is the reason why it is missing. */
    public void look(String name, Runnable attempt) {
        try {
            attempt.run();
            found(name);
        } catch (RuntimeException e) {
            miss(name, reason(e));
        }
    }

    /** What is missing, and why. */
    public synchronized Map<String, String> missing() {
        return new LinkedHashMap<>(missing);
    }

    private synchronized void found(String name) {
        String before = missing.remove(name);
        if (before != null && !before.equals(NOT_YET)) {
            LOG.info("waitingFor={} found=true", name);
        }
    }

    private synchronized void miss(String name, String reason) {
        if (!reason.equals(missing.put(name, reason))) {
            LOG.warn("waitingFor={} reason=\"{}\" retrying=true", name, reason);
        }
    }

    /** The outermost message and the innermost, where they differ: "can't …" and "connection refused". */
    private static String reason(RuntimeException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String outer = String.valueOf(e.getMessage());
        String inner = String.valueOf(root.getMessage());
        return outer.contains(inner) ? outer : outer + ": " + inner;
    }
}
