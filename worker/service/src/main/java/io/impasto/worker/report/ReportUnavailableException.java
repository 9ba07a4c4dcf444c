package io.impasto.worker.report;

/** What was to be said couldn't be made safe; trying again later may help. */
public final class ReportUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReportUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
