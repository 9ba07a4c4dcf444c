package io.impasto.engine;

import io.impasto.engine.memory.AllocationErrors;
import java.util.function.Supplier;

/** The memory that one optimisation may take. */
interface PlannedMemory {

    /** What tiles are planned with, bytes. */
    long bytes();

    /** What to say if it ran out all the same. */
    MemoryExhaustedException exhausted(Throwable cause);

    /**
     * Does what takes memory.
     *
     * @throws MemoryExhaustedException if there is none left; everything else that is thrown stays what it is
     */
    default <T> T within(Supplier<T> work) {
        return AllocationErrors.telling(e -> e instanceof MemoryExhaustedException told ? told : exhausted(e), work);
    }
}
