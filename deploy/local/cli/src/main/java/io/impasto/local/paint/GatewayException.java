package io.impasto.local.paint;

import java.io.IOException;

/** The gateway can't be reached, or answers what its contract doesn't foresee. */
public final class GatewayException extends IOException {

    private static final long serialVersionUID = 1L;

    GatewayException(String message) {
        super(message);
    }

    GatewayException(String message, Throwable cause) {
        super(message, cause);
    }
}
