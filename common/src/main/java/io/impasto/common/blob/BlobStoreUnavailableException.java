package io.impasto.common.blob;

/** The store doesn't answer, or refuses; trying again later may help. */
public final class BlobStoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BlobStoreUnavailableException(String message) {
        super(message);
    }

    public BlobStoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
