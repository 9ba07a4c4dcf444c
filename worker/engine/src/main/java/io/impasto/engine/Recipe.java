package io.impasto.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs from one way of painting to another: a row of stages, each begun with what the one before it came to. */
interface Recipe {

    /** What stages are planned with. */
    PlannedMemory memory();

    /** Updates at each scale, first to last. */
    List<Integer> stepsOfScales();

    /**
     * Prepares a stage.
     *
     * @param scale its place in the row, from 0
     * @param previous the finished stage before it, still open; null for the first, and where a saved state is about to be restored
     */
    Stage stage(int scale, @Nullable Stage previous);
}
