package io.impasto.common.wire;

/** A record on an event topic that isn't an event of this contract. */
public final class UndecodableEventException extends Exception {

    private static final long serialVersionUID = 1L;

    UndecodableEventException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
