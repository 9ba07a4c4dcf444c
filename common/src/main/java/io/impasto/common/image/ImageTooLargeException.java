package io.impasto.common.image;

/** A picture is over a limit; the message names its number, the limit, and the property that sets the limit. */
public final class ImageTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImageTooLargeException(String message) {
        super(message);
    }
}
