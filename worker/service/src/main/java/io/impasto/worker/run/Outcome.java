package io.impasto.worker.run;

/** What is to become of the request. */
public enum Outcome {
    /** Its end is announced: never deliver it again. */
    FINISHED,
    /** Nobody knows its end yet: deliver it again, to whomever. */
    HANDED_BACK
}
