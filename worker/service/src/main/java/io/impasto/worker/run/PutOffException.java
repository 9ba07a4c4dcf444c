package io.impasto.worker.run;

/** What a request needs isn't there, and was waited for as long as a device is to wait: it is to be tried again later. */
final class PutOffException extends StoppedException {

    private static final long serialVersionUID = 1L;

    PutOffException(Throwable cause) {
        super(cause);
    }
}
