package io.impasto.gateway.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.BlobStore;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.AllowedBuckets;
import io.impasto.common.job.ResultImage;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With a store that holds its answers back until the test lets them go. */
@Timeout(60)
class ThumbnailsTest {

    /** Two that are made, and eight that wait. */
    private static final int ADMITTED = 10;

    private static final Set<Thread.State> STANDING = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    @TempDir
    Path folder;

    private final CountDownLatch letGo = new CountDownLatch(1);
    private final List<byte[]> made = new CopyOnWriteArrayList<>();

    @Test
    void whoComesWhenManyWaitAlreadyIsToldToTryAgainAndNobodyElseIs() throws Exception {
        Thumbnails thumbnails = thumbnails();
        List<Thread> callers = new ArrayList<>(IntStream.range(0, ADMITTED)
                .mapToObj(i -> new Thread(() -> made.add(thumbnails.of(image(i), 256)), "caller-" + i))
                .toList());
        callers.forEach(Thread::start);
        await().until(() -> callers.stream().allMatch(caller -> STANDING.contains(caller.getState())));

        assertThatThrownBy(() -> thumbnails.of(image(ADMITTED), 256))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().type()).isEqualTo(ProblemType.BUSY);
                    assertThat(refused.problem().status()).isEqualTo(503);
                    assertThat(refused.problem().type().passing()).isTrue();
                });

        letGo.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(made).hasSize(ADMITTED);
        assertThat(thumbnails.of(image(ADMITTED), 256)).isNotEmpty();
    }

    private static ResultImage image(int number) {
        return new ResultImage(
                new S3Object("impasto", "results/" + number + "/image.png"),
                "image/png",
                "%064x".formatted(number),
                png().length,
                40,
                30);
    }

    private Thumbnails thumbnails() {
        BlobStore store = (BlobStore) Proxy.newProxyInstance(
                BlobStore.class.getClassLoader(),
                new Class<?>[] {BlobStore.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "get" -> throw new BlobMissingException("no " + arguments[0]);
                    case "open" -> {
                        letGo.await();
                        yield new ByteArrayInputStream(png());
                    }
                    case "put" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return new Thumbnails(
                new ResultLookup(null, store), store, new AllowedBuckets("impasto", Set.of("impasto")), folder);
    }

    private static byte[] png() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
