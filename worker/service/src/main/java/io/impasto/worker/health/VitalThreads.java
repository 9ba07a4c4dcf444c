package io.impasto.worker.health;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** The threads that the worker can't do without, by name. Safe for use by several threads. */
public final class VitalThreads {

    private final Map<String, BooleanSupplier> threads = Collections.synchronizedMap(new TreeMap<>());

    /** From now on it is to be alive. */
    public void add(String name, BooleanSupplier alive) {
        threads.put(name, alive);
    }

    /** Starts a thread that ends with the process, and from now on is to be alive. */
    public void start(String name, Runnable life) {
        Thread thread = new Thread(life, name);
        thread.setDaemon(true);
        start(thread);
    }

    /** The same with any thread. */
    public void start(Thread thread) {
        thread.start();
        add(thread.getName(), thread::isAlive);
    }

    /** Whether each is. */
    public Map<String, Boolean> alive() {
        Map<String, Boolean> alive = new TreeMap<>();
        synchronized (threads) {
            threads.forEach((name, thread) -> alive.put(name, thread.getAsBoolean()));
        }
        return alive;
    }
}
