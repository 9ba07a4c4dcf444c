package io.impasto.engine.picture;

/** The size asked for leads to more pixels than are allowed; the message names the sizes, the limit and a remedy. */
public final class PictureTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PictureTooLargeException(String message) {
        super(message);
    }
}
