package io.impasto.common.image;

/** Bytes aren't a picture of a known type, or its header is broken; the message says what is wrong. */
public final class UnreadableImageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableImageException(String message) {
        super(message);
    }

    public UnreadableImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
