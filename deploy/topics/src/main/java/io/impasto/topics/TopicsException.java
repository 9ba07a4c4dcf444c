package io.impasto.topics;

/** The cluster doesn't answer, or refuses. */
public final class TopicsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TopicsException(String message, Throwable cause) {
        super(message, cause);
    }
}
