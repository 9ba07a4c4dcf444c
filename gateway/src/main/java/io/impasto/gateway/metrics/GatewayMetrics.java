package io.impasto.gateway.metrics;

import io.impasto.common.image.ImageType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Every metric of the gateway, but those of the queue ({@code QueueGauges}). What may be rare is there from the start, at 0, where the values of its labels are known. */
@Singleton
public class GatewayMetrics {

    private final MeterRegistry meters;
    private final Counter published;

    public GatewayMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.published = counter("impasto.gateway.requests.published", "Requests that the broker acknowledged");
        for (WebhookOutcome each : WebhookOutcome.values()) {
            webhooks(each);
        }
    }

    /** What comes of a call that tells of a job's end. */
    public enum WebhookOutcome {
        DELIVERED,
        RETRIED,
        GONE,
        GIVEN_UP,
        /** Nobody knows whom to tell: the job's request isn't remembered. */
        UNKNOWN;

        /** As labels and logs have it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The broker has acknowledged a request. */
    public void published() {
        published.increment();
    }

    /**
     * There are problems of that kind, none so far.
     *
     * @param code of a problem's type
     */
    public void expectProblem(String code) {
        problems(code);
    }

    /** Somebody was answered with a problem. */
    public void problem(String code) {
        problems(code).increment();
    }

    /** A picture came in and was taken. */
    public void uploaded(ImageType type, long bytes) {
        DistributionSummary.builder("impasto.gateway.upload")
                .baseUnit("bytes")
                .description("Pictures that were uploaded and taken, by their sizes")
                .tags("type", type.name().toLowerCase(Locale.ROOT))
                .register(meters)
                .record(bytes);
    }

    /**
     * A picture came in and was refused.
     *
     * @param code of the problem's type
     */
    public void uploadRefused(String code) {
        counter("impasto.gateway.uploads.refused", "Pictures that were uploaded and refused", "reason", code)
                .increment();
    }

    /** Somebody was told of a job's end, or will be called again, or won't be. */
    public void webhook(WebhookOutcome outcome) {
        webhooks(outcome).increment();
    }

    /** What is looked at when it is asked for. */
    public void watch(BooleanSupplier brokerTrouble, BooleanSupplier storeTrouble, BooleanSupplier viewComplete) {
        gauge("impasto.broker.trouble", "1 while the broker doesn't answer, or refuses", brokerTrouble);
        gauge("impasto.store.trouble", "1 while the store doesn't answer, or refuses", storeTrouble);
        gauge(
                "impasto.gateway.view.complete",
                "1 once the topics have been read as far as they went at the start",
                viewComplete);
    }

    private void gauge(String name, String description, BooleanSupplier value) {
        Gauges.put(meters, name, description, () -> value.getAsBoolean() ? 1 : 0);
    }

    private Counter problems(String code) {
        return counter("impasto.gateway.problems", "Answers that were problems", "code", code);
    }

    private Counter webhooks(WebhookOutcome outcome) {
        return counter(
                "impasto.gateway.webhooks",
                "Calls that tell of a job's end, by what came of them",
                "outcome",
                outcome.label());
    }

    private Counter counter(String name, String description, String... tags) {
        return Counter.builder(name).description(description).tags(tags).register(meters);
    }
}
