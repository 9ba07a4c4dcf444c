package io.impasto.client.kafka;

import io.impasto.common.event.JobEvent;
import io.impasto.common.wire.EventCodec;
import io.impasto.common.wire.Topic;
import io.impasto.common.wire.UndecodableEventException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Yields how each job ended, once.
 *
 * <p>What "once" means: the workers may write a terminal event twice, after a crash, with the same CloudEvents id; the second is left out,
 * as long as the first is among the last {@value #REMEMBERED} ids that this object has seen. An event is committed after its handler has returned. So
 * a program that dies in between is handed the event again when it starts anew, with its memory empty: <b>a handler whose effect must not
 * happen twice has to know the job's id</b> (a unique key in its database, say). Nothing is ever left out that was not handled.
 *
 * <p>{@link #run} owns the consumer on the thread that calls it; only {@link #close} may be called by another.
 */
public final class Completions implements AutoCloseable {

    /** Some 10 MB. */
    static final int REMEMBERED = 100_000;

    private static final String ID = "ce_id";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final System.Logger LOG = System.getLogger(Completions.class.getName());

    /** What is done about a job's end. */
    public interface Handler {

        /** @throws Exception ends {@link Completions#run}; the event is handed out again by the next run */
        void ended(JobEvent.Terminal event) throws Exception;

        /** A record of the topic that this version can't read; it is told to the log and left out, unless this throws. */
        default void unreadable(ConsumerRecord<String, byte[]> message, UndecodableEventException why) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "record=skipped topic={0} partition={1} offset={2,number,#} reason=\"{3}\"",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    why.getMessage());
        }
    }

    private final EventCodec events = new EventCodec("/completions");
    private final RecentIds handled = new RecentIds(REMEMBERED);
    private final Consumer<String, byte[]> consumer;
    private final ReentrantLock owner = new ReentrantLock();
    private volatile boolean closed;

    private Completions(Consumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * @param settings of the consumer, such as {@code bootstrap.servers} and what security needs; a new group begins with the oldest
     *     event that the topic has unless {@code auto.offset.reset} says otherwise
     * @param group whose members share the events among them, each event to one of them
     */
    public static Completions open(Map<String, ?> settings, String group) {
        Map<String, Object> all = new HashMap<>();
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.putAll(settings);
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // What a poll has handed out counts as read: one at a time, so that a handler that throws leaves nothing
        // behind.
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        return new Completions(new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer()));
    }

    /**
     * Hands out events until it is closed.
     *
     * @throws Exception what the handler threw; what it had handled before is committed
     */
    public void run(Handler handler) throws Exception {
        owner.lock();
        try {
            consumer.subscribe(List.of(Topic.COMPLETIONS));
            while (!closed) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
                    handle(message, handler);
                }
            }
        } catch (WakeupException e) {
            if (!closed) {
                throw e;
            }
        } finally {
            if (closed) {
                consumer.close();
            }
            owner.unlock();
        }
    }

    private void handle(ConsumerRecord<String, byte[]> message, Handler handler) throws Exception {
        // A stranger's event has no id that means anything: its place is as good.
        Header header = message.headers().lastHeader(ID);
        String id = header == null
                ? position(message) + "@" + message.offset()
                : new String(header.value(), StandardCharsets.UTF_8);
        if (!handled.has(id)) {
            try {
                tell(message, handler);
            } catch (Exception e) {
                consumer.seek(position(message), message.offset());
                throw e;
            }
            handled.add(id);
        }
        commit(message);
    }

    private void tell(ConsumerRecord<String, byte[]> message, Handler handler) throws Exception {
        JobEvent event;
        try {
            event = events.decode(message);
        } catch (UndecodableEventException e) {
            handler.unreadable(message, e);
            return;
        }
        if (event instanceof JobEvent.Terminal terminal) {
            handler.ended(terminal);
        }
    }

    private void commit(ConsumerRecord<String, byte[]> message) {
        var handledUpTo = Map.of(position(message), new OffsetAndMetadata(message.offset() + 1));
        try {
            consumer.commitSync(handledUpTo);
        } catch (WakeupException e) {
            consumer.commitSync(handledUpTo); // It was closed under the handler, whose work is done.
        }
    }

    private static TopicPartition position(ConsumerRecord<String, byte[]> message) {
        return new TopicPartition(message.topic(), message.partition());
    }

    /** Ends {@link #run}, on whichever thread it is, after the event in hand. */
    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        // Who runs closes; otherwise nobody would.
        if (!owner.isHeldByCurrentThread() && owner.tryLock()) {
            try {
                consumer.close();
            } finally {
                owner.unlock();
            }
        }
    }
}
