package io.impasto.local.paint;

/** There will be no picture, though nothing failed: nobody wanted it any more. */
public final class NotPaintedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotPaintedException(String message) {
        super(message);
    }
}
