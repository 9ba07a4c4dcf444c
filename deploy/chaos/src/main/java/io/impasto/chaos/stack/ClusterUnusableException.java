package io.impasto.chaos.stack;

import java.io.IOException;

/** A cluster that the monkey can't be let loose on; the message is for the person who named it. */
public final class ClusterUnusableException extends IOException {

    private static final long serialVersionUID = 1L;

    public ClusterUnusableException(String message, Throwable cause) {
        super(message, cause);
    }
}
