package io.impasto.worker;

import io.impasto.common.blob.MinioBlobStore;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.engine.network.SeededSqueezeNet;
import io.impasto.local.servers.LocalBroker;
import io.impasto.local.servers.LocalS3;
import io.impasto.local.servers.LocalTopics;
import io.impasto.local.witness.TopicWitness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What packaged workers need: a broker, a store with two small pictures in it, a network; and who listens to what they say.
 *
 * @param models a seeded network's folder
 */
record WorkerServers(Path models, LocalBroker broker, LocalS3 s3, MinioBlobStore store, TopicWitness topics)
        implements AutoCloseable {

    static final String BUCKET = "pictures";

    /** @param lock of the workers' group */
    static WorkerServers start(Path folder, Duration lock) throws Exception {
        Path models = Files.createDirectory(folder.resolve("models"));
        SeededSqueezeNet.writeInto(models);
        LocalBroker broker = LocalBroker.start(Files.createDirectory(folder.resolve("broker")), 0);
        LocalS3 s3 = LocalS3.start(Files.createDirectory(folder.resolve("s3")), 0, "key", "secret");
        LocalTopics.create(broker.bootstrapServers(), lock);
        MinioBlobStore store = new MinioBlobStore(s3.endpoint(), "us-east-1", s3.accessKey(), s3.secretKey());
        store.ensureBucket(BUCKET);
        WorkerServers servers =
                new WorkerServers(models, broker, s3, store, TopicWitness.fromTheBeginning(broker.bootstrapServers()));
        servers.put("content.png", TestPictures.png(60, 48, 1));
        servers.put("style.png", TestPictures.png(50, 50, 2));
        return servers;
    }

    void put(String key, byte[] bytes) {
        store.putIfAbsent(new S3Object(BUCKET, key), bytes, "image/png");
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable started : new AutoCloseable[] {topics, store, s3, broker}) {
            started.close();
        }
    }
}
