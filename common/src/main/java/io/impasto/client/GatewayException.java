package io.impasto.client;

import java.io.IOException;

/** The gateway didn't do what it was asked: see the subclasses for why. */
public abstract sealed class GatewayException extends IOException permits UnreachableException, RefusedException {

    private static final long serialVersionUID = 1L;

    GatewayException(String message) {
        super(message);
    }

    GatewayException(String message, Throwable cause) {
        super(message, cause);
    }
}
