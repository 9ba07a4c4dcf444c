package io.impasto.worker.device;

/**
 * The device's thread has come to a bad end while a job on another thread had it do something. An error there too: nobody says how the attempt ended,
 * just as if the job had been on that thread.
 */
final class DeviceGoneError extends Error {

    private static final long serialVersionUID = 1L;

    DeviceGoneError(Throwable cause) {
        super("the device's thread is gone", cause);
    }
}
