package io.impasto.local.stack;

/** The stack can't be started, or a part of it ended; the message is for the person who started it. */
public final class StackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
