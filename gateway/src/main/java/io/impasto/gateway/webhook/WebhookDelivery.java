package io.impasto.gateway.webhook;

import io.impasto.gateway.metrics.GatewayMetrics;
import io.impasto.gateway.metrics.GatewayMetrics.WebhookOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Calls until somebody takes it, or it is too late. Each waits for its own next try, on a timer. */
final class WebhookDelivery {

    private static final Logger LOG = Logger.getLogger(WebhookDelivery.class);

    private final WebhookCaller caller;
    private final Pauses pauses;
    private final Duration giveUpAfter;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final GatewayMetrics metrics;

    WebhookDelivery(
            WebhookCaller caller,
            Pauses pauses,
            Duration giveUpAfter,
            ScheduledExecutorService timer,
            Clock clock,
            GatewayMetrics metrics) {
        this.caller = caller;
        this.pauses = pauses;
        this.giveUpAfter = giveUpAfter;
        this.timer = timer;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Doesn't wait.
     *
     * @param settled is run when nothing more will be tried, whatever came of it
     */
    void deliver(Webhook webhook, Runnable settled) {
        attempt(webhook, 1, clock.instant().plus(giveUpAfter), settled);
    }

    private void attempt(Webhook webhook, int tries, Instant end, Runnable settled) {
        caller.call(webhook, clock.instant(), answer -> {
            switch (answer) {
                case TAKEN -> settle(webhook, WebhookOutcome.DELIVERED, tries, settled);
                case GONE -> settle(webhook, WebhookOutcome.GONE, tries, settled);
                case NOT_NOW -> tryAgain(webhook, tries, end, settled);
            }
        });
    }

    private void tryAgain(Webhook webhook, int tries, Instant end, Runnable settled) {
        Duration pause = pauses.after(tries);
        if (clock.instant().plus(pause).isAfter(end)) {
            settle(webhook, WebhookOutcome.GIVEN_UP, tries, settled);
            return;
        }
        metrics.webhook(WebhookOutcome.RETRIED);
        ScheduledFuture<?> unused = timer.schedule(
                () -> attempt(webhook, tries + 1, end, settled), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void settle(Webhook webhook, WebhookOutcome outcome, int tries, Runnable settled) {
        metrics.webhook(outcome);
        LOG.infof(
                "webhook=%s host=%s outcome=%s tries=%d",
                webhook.id(), webhook.url().host(), outcome.label(), tries);
        settled.run();
    }
}
