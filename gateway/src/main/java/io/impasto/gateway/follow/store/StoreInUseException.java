package io.impasto.gateway.follow.store;

import java.io.IOException;

/** Another has its store in this folder. */
public final class StoreInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    public StoreInUseException(String message) {
        super(message);
    }
}
