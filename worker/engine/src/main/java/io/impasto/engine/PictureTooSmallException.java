package io.impasto.engine;

/** At the size asked for, the deepest layer in use would have no position left; the message names the smallest size that works. */
public final class PictureTooSmallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PictureTooSmallException(String message) {
        super(message);
    }
}
