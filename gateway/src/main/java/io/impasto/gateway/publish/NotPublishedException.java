package io.impasto.gateway.publish;

/** Nobody acknowledged the message; what it says must count as not said. */
public final class NotPublishedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotPublishedException(String message, Throwable cause) {
        super(message, cause);
    }
}
