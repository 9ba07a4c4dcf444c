package io.impasto.gateway.submit;

/** Nobody acknowledged the request; it isn't accepted. */
public final class RequestNotPublishedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RequestNotPublishedException(String message, Throwable cause) {
        super(message, cause);
    }
}
