package io.impasto.engine.network;

/** A file of weights isn't what the network needs; the message names the file and the tensor. */
public final class UnusableWeightsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableWeightsException(String message) {
        super(message);
    }

    public UnusableWeightsException(String message, Throwable cause) {
        super(message, cause);
    }
}
