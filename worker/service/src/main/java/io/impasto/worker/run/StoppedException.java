package io.impasto.worker.run;

/** An attempt ends before the job does, or before all of its steps are done. Not a failure of the job. */
public abstract sealed class StoppedException extends RuntimeException
        permits LetGoException, PutOffException, UnwantedException, TimeOverException {

    private static final long serialVersionUID = 1L;

    StoppedException(String reason) {
        super(reason);
    }

    StoppedException(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }

    /** For the log and the event. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
