package io.impasto.gateway.follow.store;

/** What is stored can't be understood, and won't be: to be thrown away. */
public final class StoreDamagedException extends StoreException {

    private static final long serialVersionUID = 1L;

    public StoreDamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
