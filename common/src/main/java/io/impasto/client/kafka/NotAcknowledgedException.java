package io.impasto.client.kafka;

/** The broker didn't say that it has the message; it may have it nevertheless. The same may be said again: a job's id makes it one. */
public final class NotAcknowledgedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAcknowledgedException(String topic, Throwable cause) {
        super("the broker did not acknowledge a message to " + topic + ": " + cause.getMessage(), cause);
    }
}
