package io.impasto.worker.run;

/** The worker lets go of a request at once: somebody else has it or is to have it. */
public final class LetGoException extends StoppedException {

    private static final long serialVersionUID = 1L;

    public LetGoException(String reason) {
        super(reason);
    }

    LetGoException(Throwable cause) {
        super(cause);
    }
}
