package io.impasto.engine;

/** The optimisation left the finite numbers, or led nowhere: its weights or its learning rate are too large. */
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param step the step at which it was seen */
    DivergedException(int step) {
        super("the losses are no longer finite at step " + step
                + ": the weights or the learning rate are too large; a smaller learningRate helps");
    }

    private DivergedException(String message) {
        super(message);
    }

    static DivergedException notImproved(double first, double last) {
        return new DivergedException(
                "the picture didn't improve: its loss was " + first + " before the first step and is " + last
                        + " after the last; a smaller learningRate or more iterations help");
    }
}
