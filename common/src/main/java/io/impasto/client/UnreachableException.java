package io.impasto.client;

import java.net.URI;

/** No answer came, though it was asked for several times. What was asked for may have been done nevertheless; it can be asked for again. */
public final class UnreachableException extends GatewayException {

    private static final long serialVersionUID = 1L;

    UnreachableException(URI gateway, Exception cause) {
        super("the gateway at " + gateway + " can't be reached: " + why(cause), cause);
    }

    private static String why(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
