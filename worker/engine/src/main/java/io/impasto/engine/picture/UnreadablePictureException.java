package io.impasto.engine.picture;

/** Bytes aren't a picture, or not a whole one; the message says what is wrong. */
public final class UnreadablePictureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadablePictureException(String message) {
        super(message);
    }

    public UnreadablePictureException(String message, Throwable cause) {
        super(message, cause);
    }
}
