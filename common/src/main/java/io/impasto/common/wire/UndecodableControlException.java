package io.impasto.common.wire;

/** A record on the control topic that isn't a command of this contract. */
public final class UndecodableControlException extends Exception {

    private static final long serialVersionUID = 1L;

    UndecodableControlException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
