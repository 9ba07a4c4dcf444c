package io.impasto.worker.report;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Preview;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.wire.EventCodec;
import io.impasto.common.wire.KafkaConnection;
import io.impasto.common.wire.TraceHeaders;
import io.impasto.worker.observe.LogContext;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Publishes events, and requests that go elsewhere, as Kafka records. */
public final class KafkaEventPublisher implements JobReport, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaEventPublisher.class);

    // Shorter than any lease, so that whoever waits notices in time that the lease is gone.
    private static final int DELIVERY_MS = 10_000;
    private static final int REQUEST_MS = 5_000;
    private static final Duration CLOSING = Duration.ofMillis(300);

    /** Half a minute of progress. */
    private static final int MOST_UNTOLD = 64;

    /**
     * A producer that has lost its broker blocks whoever sends, for seconds each time, and the device must not wait for that: so what may be
     * lost is sent on a thread of its own.
     */
    private final ThreadPoolExecutor teller = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_UNTOLD),
            task -> {
                Thread thread = new Thread(task, "report");
                thread.setDaemon(true);
                return thread;
            },
            KafkaEventPublisher::dropOldest);

    private final Producer<String, byte[]> producer;
    private final EventCodec codec;

    /** @param worker names the source of the events */
    public KafkaEventPublisher(KafkaConnection kafka, String worker) {
        this.codec = new EventCodec("/worker/" + worker);
        this.producer = new KafkaProducer<>(
                kafka.with(Map.of(
                        ProducerConfig.CLIENT_ID_CONFIG,
                        worker + "-events",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        REQUEST_MS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        REQUEST_MS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        DELIVERY_MS)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void tell(JobEvent event) {
        teller.execute(new Telling(event));
    }

    /** One event's way to the producer, on the teller's thread. */
    private final class Telling implements Runnable {

        private final JobEvent event;
        private final Context trace = Context.current(); // of whoever tells it

        Telling(JobEvent event) {
            this.event = event;
        }

        @Override
        public void run() {
            try {
                producer.send(encode(event, trace), (metadata, problem) -> {
                    if (problem != null) {
                        logLoss(event, problem.getMessage());
                    }
                });
            } catch (KafkaException e) {
                logLoss(event, e.getMessage());
            }
        }
    }

    @Override
    public void conclude(Terminal event) {
        publish(encode(event, Context.current()));
    }

    private ProducerRecord<String, byte[]> encode(JobEvent event, Context trace) {
        ProducerRecord<String, byte[]> message = codec.encode(event);
        TraceHeaders.writeOnEvent(trace, message.headers());
        return message;
    }

    /**
     * Publishes what must not be lost: a terminal event, or a request on its way to another topic.
     *
     * @throws ReportUnavailableException if it isn't known to be there
     */
    public void publish(ProducerRecord<String, byte[]> message) {
        try {
            producer.send(message).get();
        } catch (ExecutionException e) {
            throw unavailable(message, e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw unavailable(message, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(message, e);
        }
    }

    private static ReportUnavailableException unavailable(ProducerRecord<String, byte[]> message, Throwable why) {
        return new ReportUnavailableException("can't publish to " + message.topic() + ": " + why.getMessage(), why);
    }

    /** With a broker away, what was to be told first is the least worth telling when it is back. */
    private static void dropOldest(Runnable newest, ThreadPoolExecutor teller) {
        if (!teller.isShutdown()) {
            if (teller.getQueue().poll() instanceof Telling oldest) {
                logLoss(oldest.event, "too much is waiting to be told");
            }
            teller.execute(newest);
        }
    }

    private static void logLoss(JobEvent event, @Nullable String problem) {
        Level level = event instanceof Preview ? Level.DEBUG : Level.WARN; // a preview is a view, not news
        try (LogContext itsLines = LogContext.of(event.jobId())) {
            LOG.atLevel(level).log("jobId={} event={} lost=\"{}\"", event.jobId(), event.what(), problem);
        }
    }

    @Override
    public void close() {
        teller.shutdown();
        try {
            if (!teller.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                teller.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(CLOSING);
    }
}
