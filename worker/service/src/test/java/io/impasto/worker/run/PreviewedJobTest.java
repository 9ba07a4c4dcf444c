package io.impasto.worker.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.blob.BlobStoreUnavailableException;
import io.impasto.common.event.JobEvent.Preview;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobKeys;
import io.impasto.common.job.PreviewImage;
import io.impasto.common.job.ResultKey;
import io.impasto.worker.TestPictures;
import io.impasto.worker.upload.JobFolder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job that somebody watches: it shows how it gets on, and is none the worse for it. */
@Timeout(60)
class PreviewedJobTest extends OneWorker {

    private static final JobId JOB = new JobId("j1");
    private static final String OBJECT = JobKeys.preview(JOB, 1);

    /** 45, then 64 px. */
    private static final String PYRAMID = """
            {"id":"%s","content":"s3://pictures/content.png","styles":["s3://pictures/style.png"],
             "options":{"preset":"studio","network":"squeezenet1_1","size":64,"smallestScale":40,"scales":2,
             "initialIterations":12,"iterations":12}}""";

    /** Of all previews, by their SHA-256. */
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    @BeforeEach
    void watch() {
        previewInterval = Duration.ofNanos(1);
        store.watch((key, bytes) -> {
            if (key.contains("/previews/")) {
                files.put(ResultKey.sha256(bytes), bytes);
            }
        });
    }

    /** A preview gives way to the next step's: on a busy machine these few quick steps would be over before any is seen. */
    private void letEachStepBeSeen() {
        AtomicInteger seen = new AtomicInteger();
        lease.atEveryLook = () -> {
            long most = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            while (shown().size() <= seen.get() && System.nanoTime() < most) {
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
            seen.set(shown().size());
        };
    }

    @Test
    void pictureIsShownFromTheBeginningAndGrowsWithItsScales() throws Exception {
        letEachStepBeSeen();
        run(PYRAMID.formatted(JOB));

        assertThat(last()).isInstanceOf(Succeeded.class);
        assertThat(shown()).extracting(Preview::step).startsWith(0).isSorted().doesNotHaveDuplicates();
        assertThat(shown()).extracting(Preview::steps).containsOnly(24);
        assertThat(shown()).extracting(preview -> preview.image().width()).startsWith(45);
        assertThat(shown())
                .filteredOn(preview -> preview.step() >= 12)
                .isNotEmpty()
                .extracting(preview -> preview.image().width())
                .containsOnly(64);
        for (Preview preview : shown()) {
            PreviewImage image = preview.image();
            assertThat(image.object().key()).isEqualTo(OBJECT);
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(files.get(image.sha256())));
            assertThat(picture.getWidth()).isEqualTo(image.width());
            assertThat(picture.getHeight()).isEqualTo(image.height());
            assertThat(files.get(image.sha256())).hasSize((int) image.bytes());
        }
    }

    @Test
    void resultIsTheSameWhetherSomebodyWatchesOrNot() {
        letEachStepBeSeen();
        byte[] watched = painted("watched");
        assertThat(files).isNotEmpty();
        files.clear();
        previewInterval = Duration.ZERO;
        lease.atEveryLook = () -> {};

        assertThat(painted("unwatched")).isEqualTo(watched);
        assertThat(files).isEmpty();
    }

    @Test
    void nothingOfThemIsLeftWhenTheJobHasEnded() {
        run(PYRAMID.formatted(JOB));

        assertThat(store.list("pictures", "jobs/")).containsExactly(JobKeys.end(JOB));
    }

    @Test
    void storeThatTakesNoPreviewsCostsThePreviewsOnly() {
        byte[] expected = painted("j0");
        AtomicInteger refused = new AtomicInteger();
        store.watch((key, bytes) -> {
            if (key.contains("/previews/")) {
                refused.incrementAndGet();
                throw new BlobStoreUnavailableException("no previews today");
            }
        });
        told.clear();

        assertThat(painted("j1")).isEqualTo(expected);

        assertThat(refused.get()).isPositive();
        assertThat(shown()).isEmpty();
        assertThat(lease.pauses).as("nobody waited").isEmpty();
    }

    /** One that the store takes its time with, until the result is there. */
    @Test
    void previewThatIsStillOnItsWayHoldsNothingUpAndIsGoneAtTheEnd() {
        CountDownLatch resultIsThere = new CountDownLatch(1);
        AtomicInteger previews = new AtomicInteger();
        store.watch((key, bytes) -> {
            if (key.contains("/previews/")) {
                previews.incrementAndGet();
                await(resultIsThere);
            } else if (key.endsWith("result.json")) {
                resultIsThere.countDown();
            }
        });

        run(PYRAMID.formatted(JOB));

        assertThat(last()).isInstanceOf(Succeeded.class);
        assertThat(previews)
                .as("the first, and none that nobody wants any more")
                .hasValue(1);
        assertThat(shown()).isEmpty();
        assertThat(store.list("pictures", "jobs/")).containsExactly(JobKeys.end(JOB));
    }

    /** With a slow network between, what the one end has sent the other may get whenever it likes. */
    @ParameterizedTest
    @ValueSource(strings = {"/previews/", "/checkpoint"})
    void uploadThatOutlastsItsJobIsNotWaitedForAndTakesItselfAway(String kind) {
        CountDownLatch jobIsOver = new CountDownLatch(1);
        AtomicInteger outlasting = new AtomicInteger();
        store.watch((key, bytes) -> {
            if (key.contains(kind)) {
                outlasting.incrementAndGet();
                await(jobIsOver);
            }
        });

        run(PYRAMID.formatted(JOB));
        assertThat(last()).isInstanceOf(Succeeded.class);
        jobIsOver.countDown();

        assertThat(outlasting).hasValue(1);
        Awaitility.await().until(() -> store.list("pictures", "jobs/").equals(List.of(JobKeys.end(JOB))));
        Awaitility.await()
                .during(Duration.ofMillis(300))
                .until(() -> store.list("pictures", "jobs/").equals(List.of(JobKeys.end(JOB))));
    }

    @Test
    void whoMayHaveLostTheRequestShowsNothing() {
        lease.exclusive = false;

        run(PYRAMID.formatted(JOB));

        assertThat(last()).isInstanceOf(Succeeded.class);
        assertThat(files).isEmpty();
    }

    /** Such as a frozen worker's, that comes back when another has ended the job and tidied up. */
    @Test
    void previewThatComesAfterTheEndTakesItselfAway() {
        JobFolder folder = new JobFolder(store, "pictures");

        assertThat(folder.put(JOB, folder.object(OBJECT), new byte[1], "image/jpeg", () -> false))
                .isFalse();
        assertThat(store.list("pictures", "jobs/")).as("the job goes on").containsExactly(OBJECT);

        store.put(JobKeys.end(JOB), new byte[1]);
        folder.put(JOB, folder.object(OBJECT), new byte[1], "image/jpeg", () -> false);
        assertThat(store.list("pictures", "jobs/")).containsExactly(JobKeys.end(JOB));
    }

    @Test
    void eachAttemptHasItsOwn() {
        letEachStepBeSeen();
        lease.withdrawnAtLook = 12;
        run(longer("j1"));
        lease.withdrawn = false;
        lease.withdrawnAtLook = Integer.MAX_VALUE;

        run(longer("j1"));

        Map<Integer, String> objects = new HashMap<>();
        shown().forEach(preview ->
                objects.put(preview.attempt(), preview.image().object().key()));
        assertThat(objects).containsOnlyKeys(1, 2).containsValues(JobKeys.preview(JOB, 1), JobKeys.preview(JOB, 2));
        assertThat(shown().stream().filter(preview -> preview.attempt() == 2).findFirst())
                .hasValueSatisfying(preview ->
                        assertThat(preview.step()).as("where it goes on").isEqualTo(12));
        assertThat(store.list("pictures", "jobs/")).containsExactly(JobKeys.end(JOB));
    }

    @Test
    void transparentContentIsShownOnWhite() throws Exception {
        letEachStepBeSeen();
        store.put("content.png", TestPictures.halfTransparentPng(60, 48));

        run(PYRAMID.formatted(JOB));

        byte[] file = files.get(shown().get(0).image().sha256());
        assertThat(ImageIO.read(new ByteArrayInputStream(file)).getRGB(2, 18) & 0xFF)
                .isGreaterThan(250);
    }

    private byte[] painted(String id) {
        run(PYRAMID.formatted(id));
        byte[] image = image(last());
        store.clear("results/");
        return image;
    }

    private List<Preview> shown() {
        return told.stream()
                .filter(Preview.class::isInstance)
                .map(Preview.class::cast)
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("it never came");
            }
        } catch (InterruptedException e) {
            throw new BlobStoreUnavailableException("cut off", e);
        }
    }
}
