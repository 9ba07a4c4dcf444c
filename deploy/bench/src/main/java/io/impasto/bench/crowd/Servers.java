package io.impasto.bench.crowd;

import io.impasto.common.blob.MinioBlobStore;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.local.servers.LocalBroker;
import io.impasto.local.servers.LocalS3;
import io.impasto.local.servers.LocalTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A broker and an S3 server with nothing in them but the topics, the groups' settings and two pictures. */
record Servers(LocalBroker broker, LocalS3 s3) implements AutoCloseable {

    static final String BUCKET = "impasto";
    static final S3Object CONTENT = new S3Object(BUCKET, "bench/content.png");
    static final S3Object STYLE = new S3Object(BUCKET, "bench/style.png");

    private static final String REGION = "us-east-1";
    private static final String PNG = "image/png";

    static Servers start(Path folder, byte[] content, byte[] style) throws IOException {
        LocalBroker broker = LocalBroker.start(Files.createDirectories(folder.resolve("kafka")), 0);
        LocalS3 s3 = LocalS3.start(Files.createDirectories(folder.resolve("s3")), 0, "key", "secret-key");
        Servers servers = new Servers(broker, s3);
        LocalTopics.create(broker.bootstrapServers());
        try (MinioBlobStore store = servers.openStore()) {
            store.ensureBucket(BUCKET);
            store.put(CONTENT, content, PNG);
            store.put(STYLE, style, PNG);
        }
        return servers;
    }

    /** A client of its own; the caller closes it. */
    MinioBlobStore openStore() {
        return new MinioBlobStore(s3.endpoint(), REGION, s3.accessKey(), s3.secretKey());
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** How the packaged worker is told of them. */
    Map<String, String> properties() {
        return Map.of(
                "impasto.store.endpoint", s3.endpoint().toString(),
                "impasto.store.access-key", s3.accessKey(),
                "impasto.store.secret-key", s3.secretKey());
    }

    @Override
    public void close() {
        s3.close();
        broker.close();
    }
}
