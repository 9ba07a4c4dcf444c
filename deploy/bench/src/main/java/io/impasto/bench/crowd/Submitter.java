package io.impasto.bench.crowd;

import io.impasto.common.job.StyleImage;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.RequestCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Asks for jobs, each when it is due. */
final class Submitter implements AutoCloseable {

    private final RequestCodec codec = new RequestCodec();
    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, Long> there = new ConcurrentHashMap<>();

    // Written by the producer's thread, read by ours after a flush.
    private volatile @Nullable Exception failure;

    Submitter(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Returns when the broker has all of them.
     *
     * @param orders by when they are due
     * @return when each job could be taken, by its id, {@link System#nanoTime}: when the broker had answered that it was there
     */
    Map<String, Long> submit(List<Order> orders) throws InterruptedException {
        long first = System.nanoTime();
        for (Order order : orders) {
            long due = first + (long) (order.at() * 1e9);
            long now = System.nanoTime();
            if (now < due) {
                TimeUnit.NANOSECONDS.sleep(due - now);
            }
            send(order);
        }
        producer.flush();
        if (failure != null) {
            throw new IllegalStateException("the broker has not taken all of it", failure);
        }
        return new HashMap<>(there);
    }

    private void send(Order order) {
        StyleJob job =
                new StyleJob(order.id(), Servers.CONTENT, List.of(new StyleImage(Servers.STYLE, 100)), order.options());
        Future<RecordMetadata> unused = producer.send(codec.encode(job), (at, why) -> {
            if (why == null) {
                there.put(order.id().value(), System.nanoTime());
            } else {
                failure = why;
            }
        });
    }

    @Override
    public void close() {
        producer.close();
    }
}
