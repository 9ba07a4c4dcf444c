package io.impasto.engine;

import java.util.function.Supplier;

/**
 * The one thread that may touch an engine and its optimisations, for whoever may be on another. An optimisation's plain numbers (steps, scale) may be
 * read by whoever waited for the last work on it.
 */
public interface EngineThread {

    /** What {@code work} gives, or throws, on that thread. */
    <T> T call(Supplier<T> work);

    /**
     * The same with work that needs losses or gradient where an optimisation stands. It may wait a moment for others that are about to ask for
     * theirs: a batch evaluates them in less time.
     */
    <T> T evaluating(Optimisation optimisation, Supplier<T> work);

    /** {@link #call} of what gives nothing. */
    default void run(Runnable work) {
        call(() -> {
            work.run();
            return work;
        });
    }

    /** For whoever is on it already. */
    static EngineThread present() {
        return PresentThread.INSTANCE;
    }
}
