package io.impasto.gateway;

import io.impasto.common.blob.MinioBlobStore;
import io.impasto.common.event.JobEvent;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.wire.EventCodec;
import io.impasto.common.wire.Topic;
import io.impasto.local.servers.LocalBroker;
import io.impasto.local.servers.LocalS3;
import io.impasto.local.servers.LocalTopics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker and a real S3 server, and the hands of a worker on them. */
public final class BrokerAndStore implements QuarkusTestResourceLifecycleManager {

    private LocalBroker broker;
    private LocalS3 s3;
    private Path objects;
    private MinioBlobStore store;
    private KafkaProducer<String, byte[]> producer;

    @Override
    public Map<String, String> start() {
        Path folder;
        try {
            folder = Files.createTempDirectory(Path.of("target"), "gateway-it-");
            broker = LocalBroker.start(Files.createDirectory(folder.resolve("broker")), 0);
            s3 = LocalS3.start(Files.createDirectory(folder.resolve("s3")), 0, "key", "secret-key");
            objects = folder.resolve("s3").resolve("objects");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LocalTopics.create(broker.bootstrapServers());
        store = new MinioBlobStore(s3.endpoint(), "us-east-1", s3.accessKey(), s3.secretKey());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
        return Map.of(
                "impasto.gateway.view-folder",
                folder.resolve("view").toAbsolutePath().toString(),
                "impasto.gateway.streams",
                "12",
                "impasto.gateway.heartbeat",
                "500ms",
                "impasto.kafka.bootstrap-servers",
                broker.bootstrapServers(),
                "impasto.store.endpoint",
                s3.endpoint().toString(),
                "impasto.store.access-key",
                s3.accessKey(),
                "impasto.store.secret-key",
                s3.secretKey(),
                "impasto.images.max-bytes",
                "1000000",
                "impasto.images.max-pixels",
                "1000000");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(BrokerAndStore.class));
    }

    MinioBlobStore store() {
        return store;
    }

    /** Has been stored so long ago, as far as the store knows. */
    void age(S3Object object, Duration age) {
        try {
            Path file = objects.resolve(object.bucket()).resolve(object.key());
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** What a worker would say. */
    void say(JobEvent event) {
        send(new EventCodec("/worker/test").encode(event));
    }

    void send(ProducerRecord<String, byte[]> message) {
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The requests of one job that aren't urgent. */
    List<ConsumerRecord<String, byte[]>> requests(String id) {
        return messages(Topic.REQUESTS, id);
    }

    /** What a topic has of one job. */
    List<ConsumerRecord<String, byte[]>> messages(String topic, String id) {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofSeconds(1))) {
                    if (id.equals(message.key())) {
                        found.add(message);
                    }
                }
            }
        }
        return found;
    }

    @Override
    public void stop() {
        producer.close();
        store.close();
        s3.close();
        broker.close();
    }
}
