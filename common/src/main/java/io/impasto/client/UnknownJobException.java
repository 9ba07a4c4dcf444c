package io.impasto.client;

/** The gateway knows no such job, or has forgotten it. */
public final class UnknownJobException extends RefusedException {

    static final String CODE = "unknown-job";

    private static final long serialVersionUID = 1L;

    UnknownJobException(String asked, Problem problem) {
        super(asked, problem);
    }
}
