package io.impasto.gateway.webhook;

import io.impasto.common.wire.KafkaConnection;
import io.impasto.gateway.access.Caller;
import io.impasto.gateway.config.WebhooksConfig;
import io.impasto.gateway.follow.JobView;
import io.impasto.gateway.metrics.GatewayMetrics;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/** All that tells, put together; nothing of it runs where nobody may be told. */
@Singleton
public class Webhooks implements AutoCloseable {

    private final Optional<Telling> telling;

    private record Telling(
            WebhookSecret secret, OkHttpWebhookCaller caller, ScheduledExecutorService timer, KafkaWebhooks reader) {}

    /** @throws IllegalArgumentException if somebody may be told, but there is no secret to sign with */
    public Webhooks(
            WebhooksConfig config,
            AllowedCallbacks allowed,
            KafkaConnection kafka,
            JobView view,
            Clock clock,
            RandomGenerator random,
            GatewayMetrics metrics) {
        if (!allowed.any()) {
            this.telling = Optional.empty();
            return;
        }
        WebhookSecret secret = WebhookSecret.of(config.secret().orElse(""));
        OkHttpWebhookCaller caller = new OkHttpWebhookCaller(allowed, config.timeout());
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "webhooks-timer");
            thread.setDaemon(true);
            return thread;
        });
        WebhookDelivery delivery = new WebhookDelivery(
                caller, new Pauses(config.firstPause(), random), config.giveUpAfter(), timer, clock, metrics);
        this.telling = Optional.of(new Telling(
                secret, caller, timer, new KafkaWebhooks(kafka, view, allowed, secret, delivery, timer, metrics)));
    }

    public void start() {
        telling.ifPresent(all -> all.reader().start());
    }

    /** The secret of the caller's own webhooks; empty where nobody is told. */
    Optional<WebhookSecret> secretOf(Caller caller) {
        return telling.map(all -> all.secret().ofSubmitter(caller.name()));
    }

    @Override
    public void close() {
        telling.ifPresent(all -> {
            all.reader().close();
            all.timer().shutdownNow();
            all.caller().close();
        });
    }
}
