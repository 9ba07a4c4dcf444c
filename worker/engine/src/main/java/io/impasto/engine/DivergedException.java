package io.impasto.engine;

/** The optimisation left the finite numbers: its weights or its learning rate are too large. */
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param step updates done when it was noticed */
    public DivergedException(int step) {
        super("the losses are no longer finite at step " + step
                + "; a smaller learningRate or smaller weights may help");
    }
}
