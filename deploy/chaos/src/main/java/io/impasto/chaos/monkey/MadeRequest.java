package io.impasto.chaos.monkey;

/**
 * A request as the monkey makes it.
 *
 * @param topic that it is written to
 * @param key the record's
 * @param json the record's value, which need not be JSON
 * @param kind what is to become of it
 */
record MadeRequest(String topic, String key, String json, Kind kind) {

    enum Kind {
        /** A job that gets an end. */
        JOB(true, false),
        /** Nobody can do it, but it says whose it is: a failed event, and a dead letter. */
        UNPROCESSABLE_JOB(true, true),
        /** Nobody can read it: a dead letter. */
        UNREADABLE(false, true),
        /** No request but the word that one isn't wanted any more. */
        CANCEL(false, false);

        private final boolean job;
        private final boolean buried;

        Kind(boolean job, boolean buried) {
            this.job = job;
            this.buried = buried;
        }
    }

    /** Whether it is owed a terminal event. */
    boolean isJob() {
        return kind.job;
    }

    /** Whether it must become a dead letter. */
    boolean isBuried() {
        return kind.buried;
    }
}
