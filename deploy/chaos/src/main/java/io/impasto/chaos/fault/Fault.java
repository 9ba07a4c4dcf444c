package io.impasto.chaos.fault;

import java.util.random.RandomGenerator;

/** Something that goes wrong, and is over after a while. */
public interface Fault {

    /** What to call it in a report, such as {@code worker-killed}. */
    String name();

    /**
     * Strikes, and returns when it is over.
     *
     * @return whether there was anything to strike
     */
    boolean strike(RandomGenerator random) throws InterruptedException;
}
