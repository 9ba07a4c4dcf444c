package io.impasto.gateway.webhook;

import java.time.Instant;
import java.util.function.Consumer;

/** Calls once. */
interface WebhookCaller {

    /** How it went. */
    enum Answer {
        /** 2xx. */
        TAKEN,
        /** 410: the receiver wants to hear nothing more of this. */
        GONE,
        /** Everything else: another status, a redirect, no answer. */
        NOT_NOW
    }

    /**
     * Doesn't wait. What went wrong is told to the log.
     *
     * @param answered is told how it went, once, on whatever thread
     */
    void call(Webhook webhook, Instant at, Consumer<Answer> answered);
}
