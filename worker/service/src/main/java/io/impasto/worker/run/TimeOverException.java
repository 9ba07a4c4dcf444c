package io.impasto.worker.run;

/** There is no time for another step. */
final class TimeOverException extends StoppedException {

    private static final long serialVersionUID = 1L;

    TimeOverException(int step, int steps) {
        super("its time is over at step " + step + " of " + steps);
    }
}
