package io.impasto.local.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.BlobStoreUnavailableException;
import io.impasto.common.blob.BlobTooLargeException;
import io.impasto.common.blob.MinioBlobStore;
import io.impasto.common.blob.StoredObject;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobKeys;
import io.impasto.common.wire.Topic;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServersIT {

    private static final byte[] BYTES = "a picture, say".getBytes(StandardCharsets.UTF_8);
    private static final S3Object OBJECT = new S3Object("impasto", "results/x/image.png");

    @Test
    void brokerHasTheContractsTopicsAndKeepsThemOverARestart(@TempDir Path folder) throws Exception {
        // Given
        int port;
        try (LocalBroker broker = LocalBroker.start(folder, 0)) {
            LocalTopics.create(broker.bootstrapServers());
            port = URI.create("kafka://" + broker.bootstrapServers()).getPort();
        }

        // When
        try (LocalBroker again = LocalBroker.start(folder, port);
                Admin admin = Admin.create(Map.of("bootstrap.servers", again.bootstrapServers()))) {
            LocalTopics.create(again.bootstrapServers());

            // Then
            assertThat(admin.listTopics().names().get())
                    .containsAll(Topic.ALL.stream().map(Topic::name).toList());
            for (String name : List.of(Topic.WORKERS_GROUP, Topic.DEFERRAL_GROUP)) {
                ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, name);
                Config settings =
                        admin.describeConfigs(List.of(group)).all().get().get(group);
                assertThat(settings.get("share.auto.offset.reset").value()).isEqualTo("earliest");
                assertThat(settings.get("share.record.lock.duration.ms").value())
                        .isEqualTo("15000");
            }
        }
    }

    @Test
    void s3KeepsWhatIsPutFirst(@TempDir Path folder) {
        try (LocalS3 s3 = LocalS3.start(folder, 0, "reader", "secret-of-the-reader");
                MinioBlobStore store = store(s3, s3.secretKey())) {
            // Given
            store.ensureBucket("impasto");
            store.ensureBucket("impasto");

            // When
            boolean first = store.putIfAbsent(OBJECT, BYTES, "image/png");
            boolean second = store.putIfAbsent(OBJECT, new byte[] {1}, "image/png");

            // Then
            assertThat(first).isTrue();
            assertThat(second).isFalse();
            assertThat(store.get(OBJECT, BYTES.length)).isEqualTo(BYTES);
            assertThat(store.exists(OBJECT)).isTrue();
        }
    }

    @Test
    void s3ReplacesAndForgets(@TempDir Path folder) {
        try (LocalS3 s3 = LocalS3.start(folder, 0, "reader", "secret-of-the-reader");
                MinioBlobStore store = store(s3, s3.secretKey())) {
            S3Object checkpoint = new S3Object("impasto", JobKeys.checkpoint(new JobId("j1")));
            S3Object strangers = new S3Object("impasto", JobKeys.PREFIX + "somebody/elses");
            store.ensureBucket("impasto");
            store.putIfAbsent(OBJECT, BYTES, "image/png");
            store.put(strangers, BYTES, "text/plain");
            store.put(checkpoint, new byte[] {1}, "application/octet-stream");
            store.put(checkpoint, BYTES, "application/octet-stream");
            assertThat(store.get(checkpoint, BYTES.length)).isEqualTo(BYTES);

            Instant now = Instant.now();
            assertThat(store.removeStale("impasto", JobKeys.PREFIX, JobKeys::isOne, now.minusSeconds(60)))
                    .isZero();
            assertThat(store.exists(checkpoint)).isTrue();
            assertThat(store.removeStale("impasto", JobKeys.PREFIX, JobKeys::isOne, now.plusSeconds(60)))
                    .isOne();
            assertThat(store.exists(checkpoint)).isFalse();
            assertThat(store.list("impasto", JobKeys.PREFIX)).containsExactly(strangers.key());
            assertThat(store.exists(OBJECT)).isTrue();
            store.remove(OBJECT);
            store.remove(OBJECT);
            assertThat(store.exists(OBJECT)).isFalse();
        }
    }

    @Test
    void s3TakesAFileGivesAPartAndMakesNew(@TempDir Path folder) throws Exception {
        try (LocalS3 s3 = LocalS3.start(folder, 0, "reader", "secret-of-the-reader");
                MinioBlobStore store = store(s3, s3.secretKey())) {
            // Given a file of more than what S3 clients send as one part by themselves
            byte[] bytes = new byte[6 << 20];
            new Random(1).nextBytes(bytes);
            Path file = Files.write(folder.resolve("picture"), bytes);
            store.ensureBucket("impasto");
            store.put(OBJECT, file, "image/png");
            Path kept = folder.resolve("objects").resolve("impasto").resolve(OBJECT.key());
            Files.setLastModifiedTime(kept, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
            assertThat(store.find(OBJECT))
                    .contains(new StoredObject(bytes.length, Instant.parse("2020-01-01T00:00:00Z")));

            // When
            boolean touched = store.touch(OBJECT);

            // Then
            assertThat(touched).isTrue();
            assertThat(store.find(OBJECT).orElseThrow().storedAt()).isAfter(Instant.parse("2021-01-01T00:00:00Z"));
            assertThat(store.get(OBJECT, bytes.length)).isEqualTo(bytes);
            try (InputStream part = store.open(OBJECT, 5_000_000, 1000)) {
                assertThat(part.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 5_000_000, 5_001_000));
            }
            S3Object absent = new S3Object("impasto", "nothing/here");
            assertThat(store.touch(absent)).isFalse();
            assertThat(store.find(absent)).isEmpty();
            assertThatThrownBy(() -> store.open(absent, 0, 10)).isInstanceOf(BlobMissingException.class);
        }
    }

    @Test
    void s3TellsMissingFromTooLargeFromRefused(@TempDir Path folder) {
        try (LocalS3 s3 = LocalS3.start(folder, 0, "reader", "secret-of-the-reader");
                MinioBlobStore store = store(s3, s3.secretKey());
                MinioBlobStore stranger = store(s3, "guessed")) {
            store.ensureBucket("impasto");
            store.putIfAbsent(OBJECT, BYTES, "image/png");
            S3Object absent = new S3Object("impasto", "nothing/here");

            assertThat(store.exists(absent)).isFalse();
            assertThatThrownBy(() -> store.get(absent, 10))
                    .isInstanceOf(BlobMissingException.class)
                    .hasMessageContaining("s3://impasto/nothing/here");
            assertThatThrownBy(() -> store.get(new S3Object("no-such-bucket", "x"), 10))
                    .isInstanceOf(BlobMissingException.class);
            assertThatThrownBy(() -> store.get(OBJECT, BYTES.length - 1)).isInstanceOf(BlobTooLargeException.class);
            assertThatThrownBy(() -> stranger.get(OBJECT, 100)).isInstanceOf(BlobStoreUnavailableException.class);
        }
    }

    @Test
    void serverEndsWhenItsParentIsKilled(@TempDir Path folder) throws Exception {
        // Given a process that starts a server and says its pid
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString())
                .start();
        long pid = Long.parseLong(parent.inputReader().readLine());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        assertThat(server.isAlive()).isTrue();

        // When
        parent.destroyForcibly().waitFor();

        // Then
        await().atMost(Duration.ofSeconds(20)).until(() -> !server.isAlive());
    }

    /** Starts a server and never stops it. */
    static final class Parent {
        public static void main(String[] arguments) throws InterruptedException {
            LocalS3 s3 = LocalS3.start(Path.of(arguments[0]), 0, "reader", "secret-of-the-reader");
            System.out.println(s3.process().pid());
            new CountDownLatch(1).await();
        }
    }

    @Test
    void unreachableStoreSaysWhere() {
        int nobodyListens = FreePort.find();
        try (MinioBlobStore store =
                new MinioBlobStore(URI.create("http://127.0.0.1:" + nobodyListens), "us-east-1", "key", "secret-key")) {
            assertThatThrownBy(() -> store.get(OBJECT, 10))
                    .isInstanceOf(BlobStoreUnavailableException.class)
                    .hasMessageContaining(Integer.toString(nobodyListens));
        }
    }

    private static MinioBlobStore store(LocalS3 s3, String secretKey) {
        return new MinioBlobStore(s3.endpoint(), "us-east-1", s3.accessKey(), secretKey);
    }
}
