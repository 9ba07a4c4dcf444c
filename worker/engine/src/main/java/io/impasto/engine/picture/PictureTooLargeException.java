package io.impasto.engine.picture;

/** A picture is over a limit; the message names its number, the limit, and the property that sets the limit. */
public final class PictureTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PictureTooLargeException(String message) {
        super(message);
    }

    public PictureTooLargeException(String message, Throwable cause) {
        super(message, cause);
    }
}
