package io.impasto.engine.optimiser;

import io.impasto.engine.state.SavedState;

/** Takes a variable down, remembering what it needs between steps. */
public interface Optimiser extends AutoCloseable {

    /** One step. */
    void step(Point point);

    /** Whether its variable may be put back into its range between steps: not where steps are compared with each other. */
    boolean mayBeCutOff();

    /** How many pictures it remembers at present. */
    int pictures();

    /** Writes what is remembered. */
    void save(SavedState state);

    /**
     * Reads it back.
     *
     * @param point where the saved optimiser stood
     * @throws io.impasto.engine.state.UnusableStateException if it is another optimiser's, or another variable's
     */
    void restore(SavedState state, Point point);

    /** Forgets what is remembered, and takes smaller steps from now on: {@code factor} times the present ones. */
    void slowDown(double factor);

    @Override
    void close();
}
