package io.impasto.gateway.follow.store;

/** The store can't be read or written at present: the disk is full, a file can't be read, it isn't open. To be opened anew. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
