package io.impasto.gateway.webhook;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import io.impasto.common.UntilStopped;
import io.impasto.common.job.JobId;
import io.impasto.common.wire.KafkaConnection;
import io.impasto.common.wire.Topic;
import io.impasto.gateway.follow.JobView;
import io.impasto.gateway.follow.TrackedJob;
import io.impasto.gateway.metrics.GatewayMetrics;
import io.impasto.gateway.metrics.GatewayMetrics.WebhookOutcome;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ends of jobs with the other gateways, each end being one gateway's, and has those told who want to be. Its thread owns
 * the consumer and waits for nobody's answer; {@link KafkaSettledOffsets} is what it shares with those who bring one.
 */
public final class KafkaWebhooks implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KafkaWebhooks.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final int LOOKS_FOR_THE_REQUEST = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** Some 20 MB of events; beyond that the rest waits on the topic. */
    private static final int MOST_UNSETTLED = 10_000;

    private final KafkaConnection kafka;
    private final JobView view;
    private final AllowedCallbacks allowed;
    private final WebhookSecret secret;
    private final WebhookDelivery delivery;
    private final ScheduledExecutorService timer;
    private final GatewayMetrics metrics;
    private final AtomicInteger unknown = new AtomicInteger();
    private final KafkaSettledOffsets offsets = new KafkaSettledOffsets();
    private final Thread thread = new Thread(this::run, "webhooks");
    private final UntilStopped sessions =
            new UntilStopped(PAUSE, e -> LOG.warnf("webhooks=interrupted reason=\"%s\" trying=again", e.getMessage()));
    private volatile @Nullable Consumer<String, byte[]> reading;

    KafkaWebhooks(
            KafkaConnection kafka,
            JobView view,
            AllowedCallbacks allowed,
            WebhookSecret secret,
            WebhookDelivery delivery,
            ScheduledExecutorService timer,
            GatewayMetrics metrics) {
        this.kafka = kafka;
        this.view = view;
        this.allowed = allowed;
        this.secret = secret;
        this.delivery = delivery;
        this.timer = timer;
        this.metrics = metrics;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        sessions.run(() -> {
            if (!view.complete()) { // Who wants to be told is known only then.
                sessions.pause(PAUSE);
                return;
            }
            try (Consumer<String, byte[]> consumer = open()) {
                reading = consumer;
                consumer.subscribe(List.of(Topic.COMPLETIONS), new Forgetting(consumer));
                while (!sessions.stopped()) {
                    tell(consumer);
                }
                commit(consumer);
            } finally {
                reading = null;
            }
        });
    }

    private void tell(Consumer<String, byte[]> consumer) {
        if (offsets.unsettled() >= MOST_UNSETTLED) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        for (ConsumerRecord<String, byte[]> end : consumer.poll(POLL)) {
            TopicPartition partition = new TopicPartition(end.topic(), end.partition());
            offsets.taken(partition, end.offset());
            look(end, 1, () -> offsets.settled(partition, end.offset()));
        }
        commit(consumer);
        sayUnknown();
    }

    /** One line for all since the last: where gateways begin to tell, or were away for long, there may be thousands. */
    private void sayUnknown() {
        int jobs = unknown.getAndSet(0);
        if (jobs > 0) {
            LOG.warnf(
                    "webhooks=untold jobs=%d reason=\"their requests are not remembered, nor who wanted to be told\"",
                    jobs);
        }
    }

    private void commit(Consumer<String, byte[]> consumer) {
        var committable = offsets.committable();
        if (!committable.isEmpty()) {
            consumer.commitSync(committable);
        }
    }

    /** A request is read before its job's end, but by another consumer: it may be a moment behind. */
    private void look(ConsumerRecord<String, byte[]> end, int looks, Runnable settled) {
        try {
            Optional<TrackedJob.Submission> request =
                    view.find(new JobId(end.key())).map(TrackedJob::submission);
            if (request.isEmpty() && looks < LOOKS_FOR_THE_REQUEST) {
                ScheduledFuture<?> unused = timer.schedule(
                        () -> look(end, looks + 1, settled), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                return;
            }
            if (request.isEmpty()) {
                metrics.webhook(WebhookOutcome.UNKNOWN);
                unknown.incrementAndGet();
            }
            Optional<Webhook> webhook = request.flatMap(submission -> webhook(end, submission));
            if (webhook.isPresent()) {
                delivery.deliver(webhook.get(), settled);
            } else {
                settled.run();
            }
        } catch (RuntimeException e) {
            // Whatever somebody wrote to the topic, the others are told.
            LOG.warnf(
                    "webhook=skipped partition=%d offset=%d reason=\"%s\"",
                    end.partition(), end.offset(), Quoted.abbreviated(String.valueOf(e.getMessage())));
            settled.run();
        }
    }

    private Optional<Webhook> webhook(ConsumerRecord<String, byte[]> end, TrackedJob.Submission request) {
        if (request.callback() == null) {
            return Optional.empty();
        }
        CallbackUrl url = CallbackUrl.of(request.callback());
        allowed.refusal(url).ifPresent(why -> {
            throw new InvalidInputException("callback", why);
        });
        CloudEvent event =
                KafkaMessageFactory.createReader(end.headers(), end.value()).toEvent();
        return Optional.of(new Webhook(
                url, event.getId(), secret.ofSubmitter(request.submitter()), new JsonFormat().serialize(event)));
    }

    /** What another gateway has now is its to tell; what is on its way here is told nevertheless, under the same id. */
    private final class Forgetting implements ConsumerRebalanceListener {

        private final Consumer<String, byte[]> consumer;

        Forgetting(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            commit(consumer);
            offsets.forget(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            offsets.forget(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
    }

    private Consumer<String, byte[]> open() {
        return new KafkaConsumer<>(
                kafka.with(Map.of(
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "impasto-webhooks",
                        ConsumerConfig.GROUP_ID_CONFIG,
                        Topic.WEBHOOKS_GROUP,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        sessions.stop();
        Consumer<String, byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(PAUSE.multipliedBy(4).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
