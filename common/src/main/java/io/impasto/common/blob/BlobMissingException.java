package io.impasto.common.blob;

/** There is no such object. */
public final class BlobMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BlobMissingException(String message) {
        super(message);
    }

    public BlobMissingException(String message, Throwable cause) {
        super(message, cause);
    }
}
