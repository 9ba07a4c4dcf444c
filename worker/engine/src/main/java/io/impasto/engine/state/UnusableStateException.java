package io.impasto.engine.state;

/** A saved state can't be gone on from: damaged, or of another optimisation. To start anew is always right. */
public final class UnusableStateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableStateException(String why) {
        super("the saved state can't be used: " + why);
    }

    public UnusableStateException(String why, Throwable cause) {
        super("the saved state can't be used: " + why, cause);
    }
}
