package io.impasto.common.blob;

/** The object is longer than the caller can take. */
public final class BlobTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BlobTooLargeException(String message) {
        super(message);
    }

    public BlobTooLargeException(String message, Throwable cause) {
        super(message, cause);
    }
}
