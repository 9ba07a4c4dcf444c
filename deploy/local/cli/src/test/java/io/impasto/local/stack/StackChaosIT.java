package io.impasto.local.stack;

import static io.impasto.engine.TestPictures.noise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.impasto.common.blob.MinioBlobStore;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobKeys;
import io.impasto.common.job.ResultKey;
import io.impasto.engine.network.SeededSqueezeNet;
import io.impasto.engine.picture.PictureWriter;
import io.impasto.local.cli.Impasto;
import io.impasto.local.witness.TopicWitness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Promise: a local stack that was killed, all of it, goes on where it was when it is started again. */
class StackChaosIT {

    private static final String JOB = "survivor";
    private static final S3Object CONTENT = new S3Object("impasto", "test/content.png");
    private static final S3Object STYLE = new S3Object("impasto", "test/style.png");

    /** A broker that was killed reads its records again: 20 to 30 s on a quiet machine. */
    private static final Duration UP_WITHIN = Duration.ofMinutes(4);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void killedStackGoesOnWhereItWasWhenItIsUpAgain() throws Exception {
        // Given a job at work, with a checkpoint
        SeededSqueezeNet.writeInto(Files.createDirectories(Path.of(System.getenv("IMPASTO_MODELS_DIR"))));
        DataFolder data = new DataFolder(folder.resolve("data"));
        Process first = up(data);
        try {
            StackState state = awaitUp(data);
            try (MinioBlobStore store = store(data, state);
                    TopicWitness topics = TopicWitness.fromTheBeginning(state.kafka())) {
                store.putIfAbsent(CONTENT, PictureWriter.png(noise(200, 150, 1)), "image/png");
                store.putIfAbsent(STYLE, PictureWriter.png(noise(100, 100, 2)), "image/png");
                topics.request(JOB, """
                        {"id":"%s","content":"%s","styles":["%s"],
                         "options":{"preset":"classic","iterations":800,"size":128,"styleSize":128}}""".formatted(JOB, CONTENT, STYLE));
                topics.awaitEvent(JOB, event -> event instanceof Progressed progressed && progressed.step() > 0);
                S3Object checkpoint = new S3Object("impasto", JobKeys.checkpoint(new JobId(JOB)));
                await().atMost(Duration.ofMinutes(1)).until(() -> store.exists(checkpoint));
                assertThat(topics.ends(JOB)).isEmpty();
            }
        } finally {
            killWithAllItStarted(first);
        }

        // When
        Process second = up(data);

        // Then
        try {
            StackState state = awaitUp(data);
            try (MinioBlobStore store = store(data, state);
                    TopicWitness topics = TopicWitness.fromTheBeginning(state.kafka())) {
                Succeeded succeeded = (Succeeded) topics.end(JOB);
                List<Integer> from = topics.events(JOB).stream()
                        .filter(Started.class::isInstance)
                        .map(event -> ((Started) event).resumedFromStep())
                        .toList();
                System.out.println("killed stack: the job was started from steps " + from);
                assertThat(from).hasSize(2);
                assertThat(from.get(1)).isPositive();
                assertThat(ResultKey.sha256(store.get(succeeded.result().image().object(), 10_000_000)))
                        .isEqualTo(succeeded.result().image().sha256());
            }
        } finally {
            killWithAllItStarted(second);
        }
    }

    /** {@code deploy/impasto up}, with this build's own classes. */
    private Process up(DataFolder data) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + Installation.HOME_PROPERTY + "=" + System.getProperty(Installation.HOME_PROPERTY),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Impasto.class.getName(),
                        "up",
                        "--device",
                        "cpu",
                        "--data",
                        data.root().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("up.log").toFile()));
        builder.environment().put("IMPASTO_WORKER_CHECKPOINT_INTERVAL", "500ms");
        return builder.start();
    }

    private static StackState awaitUp(DataFolder data) {
        await().atMost(UP_WITHIN).until(() -> StackState.running(data).isPresent());
        return StackState.running(data).orElseThrow();
    }

    private static MinioBlobStore store(DataFolder data, StackState state) {
        StoreKeys keys = StoreKeys.in(data.keys(), new Random());
        return new MinioBlobStore(state.store(), "us-east-1", keys.accessKey(), keys.secretKey());
    }

    /** As when the power goes. */
    private static void killWithAllItStarted(Process process) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        started.forEach(one -> one.onExit().join());
    }
}
