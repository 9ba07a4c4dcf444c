package io.impasto.worker.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Interrupted;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.image.ImageLimits;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.image.ImageType;
import io.impasto.common.job.AllowedBuckets;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.ResultImage;
import io.impasto.common.job.ResultKey;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.UndecodableRequestException;
import io.impasto.engine.DeviceChoice;
import io.impasto.engine.EngineLimits;
import io.impasto.engine.StyleEngine;
import io.impasto.engine.WeightsFolders;
import io.impasto.engine.network.SeededSqueezeNet;
import io.impasto.worker.TestPictures;
import io.impasto.worker.checkpoint.CheckpointStore;
import io.impasto.worker.report.JobReport;
import io.impasto.worker.report.ReportUnavailableException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The story of one job with the real engine on a small seeded network; the ports are kept in memory. */
class JobRunTest {

    private static final String GOOD = """
            {"id":"j1","content":"s3://pictures/content.png","styles":["s3://pictures/style.png"],
             "options":{"size":40,"styleSize":40,"iterations":5%s}}""";

    private static final String LONG = GOOD.formatted("").replace("\"iterations\":5", "\"iterations\":30");

    private static final S3Object CHECKPOINT = new S3Object("pictures", "checkpoints/j1");

    /** Of the content's mask and the style's, each the name of an object. */
    private static final String MASKED = """
            {"id":"j1","content":"s3://pictures/content.png","contentMask":"s3://pictures/%s",
             "styles":[{"image":"s3://pictures/style.png","mask":"%s"}],
             "options":{"preset":"studio","network":"squeezenet1_1","size":40,"initialIterations":2,"iterations":2}}""";

    @TempDir
    static Path models;

    private static StyleEngine engine;

    private final InMemoryBlobStore store = new InMemoryBlobStore();
    private final List<JobEvent> told = new ArrayList<>();
    private final List<JobFailure> buried = new ArrayList<>();
    private final TestLease lease = new TestLease();
    private int reportRefusals;

    @BeforeAll
    static void openEngine() throws Exception {
        SeededSqueezeNet.writeInto(models);
        engine = StyleEngine.open(
                DeviceChoice.of("cpu"), new WeightsFolders(List.of(models)), new EngineLimits(1_000_000));
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @BeforeEach
    void fillStore() {
        store.put("content.png", TestPictures.png(60, 48, 1));
        store.put("style.png", TestPictures.png(50, 50, 2));
    }

    @Test
    void jobIsStartedReportedStoredAndAnnounced() {
        Outcome outcome = run(GOOD.formatted(""));

        assertThat(outcome).isEqualTo(Outcome.FINISHED);
        assertThat(told.get(0)).isInstanceOfSatisfying(Started.class, started -> {
            assertThat(started.steps()).isEqualTo(5);
            assertThat(started.worker()).isEqualTo("w1");
            assertThat(started.device()).isEqualTo("cpu");
        });
        assertThat(told)
                .filteredOn(Progressed.class::isInstance)
                .extracting(e -> ((Progressed) e).step())
                .startsWith(0)
                .endsWith(5);
        Succeeded succeeded = (Succeeded) last();
        byte[] stored = store.get(succeeded.result().image().object(), Long.MAX_VALUE);
        assertThat(succeeded.result().image().sha256()).isEqualTo(ResultKey.sha256(stored));
        assertThat(succeeded.result().image().bytes()).isEqualTo(stored.length);
        assertThat(succeeded.result().image().width()).isEqualTo(50);
        assertThat(succeeded.result().image().height()).isEqualTo(40);
        assertThat(succeeded.result().trace()).isNull();
    }

    @Test
    void traceHasEveryStepFromBeforeTheFirstToTheFinishedPicture() throws Exception {
        run(GOOD.formatted(",\"trace\":true"));

        Succeeded succeeded = (Succeeded) last();
        JsonNode rows = new ObjectMapper().readTree(store.get(succeeded.result().trace(), Long.MAX_VALUE));
        assertThat(rows).extracting(row -> row.get("step").asInt()).containsExactly(0, 1, 2, 3, 4, 5);
        JsonNode end = rows.get(5);
        assertThat(end.get("style").asDouble())
                .isEqualTo(succeeded.result().losses().style());
        assertThat(end.get("total").asDouble())
                .isEqualTo(succeeded.result().losses().total());
    }

    @Test
    void sameRequestTwiceIsOneObject() {
        run(GOOD.formatted(""));
        run(GOOD.formatted("").replace("j1", "j2"));

        assertThat(told)
                .filteredOn(Succeeded.class::isInstance)
                .extracting(event -> ((Succeeded) event).result().image())
                .hasSize(2)
                .satisfies(images -> assertThat(images.get(0)).isEqualTo(images.get(1)));
    }

    @Test
    void masksAreReadAndNameTheResult() {
        store.put("halves.png", TestPictures.halves(60, 48, 0xFFFFFF, 0));
        store.put("turned.png", TestPictures.halves(60, 48, 0, 0xFFFFFF));
        store.put("ofStyle.png", TestPictures.halves(50, 50, 0xFFFFFF, 0));

        run(MASKED.formatted("halves.png", "s3://pictures/ofStyle.png"));
        S3Object first = ((Succeeded) last()).result().image().object();
        run(MASKED.formatted("turned.png", "s3://pictures/ofStyle.png"));
        S3Object second = ((Succeeded) last()).result().image().object();

        assertThat(second).isNotEqualTo(first);
        assertThat(store.get(second, Long.MAX_VALUE)).isNotEqualTo(store.get(first, Long.MAX_VALUE));
    }

    @Test
    void masksThatDoNotFitFailTheJobByName() {
        store.put("halves.png", TestPictures.halves(60, 48, 0xFFFFFF, 0));
        store.put("white.png", TestPictures.halves(50, 50, 0xFFFFFF, 0xFFFFFF));

        run(MASKED.formatted("halves.png", "s3://pictures/white.png"));
        assertFailed("invalid-request", "no style's mask has the region black");
        run(MASKED.formatted("nowhere.png", "s3://pictures/white.png"));
        assertFailed("missing-object", "nowhere.png");
        run(MASKED.formatted("halves.png", "s3://elsewhere/white.png"));
        assertFailed("forbidden-reference", "s3://elsewhere/white.png is outside the allowed buckets");
    }

    private void assertFailed(String code, String detail) {
        assertThat(last()).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure().code()).isEqualTo(code);
            assertThat(failed.failure().detail()).contains(detail);
        });
    }

    @Test
    void eachFormatIsAnObjectOfItsOwnNamedAndTypedByIt() {
        for (String format : List.of("png", "png16", "jpeg", "tiff", "tiff16")) {
            run(GOOD.formatted(",\"format\":\"" + format + "\""));
        }

        List<ResultImage> images = told.stream()
                .filter(Succeeded.class::isInstance)
                .map(event -> ((Succeeded) event).result().image())
                .toList();
        assertThat(images).extracting(ResultImage::object).doesNotHaveDuplicates();
        assertThat(images)
                .extracting(image -> image.object().key().replaceFirst(".*/", "") + " " + image.mediaType())
                .containsExactly(
                        "image.png image/png",
                        "image.png image/png",
                        "image.jpg image/jpeg",
                        "image.tif image/tiff",
                        "image.tif image/tiff");
        assertThat(images)
                .allSatisfy(image -> assertThat(ImageType.of(store.get(image.object(), Long.MAX_VALUE))
                                .orElseThrow()
                                .mediaType())
                        .isEqualTo(image.mediaType()));
    }

    @Test
    void jpegQualityOfAPngIsAnInvalidRequest() {
        run(GOOD.formatted(",\"jpegQuality\":80"));

        assertThat(((Failed) last()).failure().detail()).contains("options.jpegQuality", "png", "ask for format jpeg");
    }

    @Test
    void transparentContentHasATransparentResult() throws Exception {
        store.put("content.png", TestPictures.halfTransparentPng(60, 48));

        run(GOOD.formatted(""));

        byte[] stored = store.get(((Succeeded) last()).result().image().object(), Long.MAX_VALUE);
        BufferedImage result = ImageIO.read(new ByteArrayInputStream(stored));
        assertThat(result.getRGB(2, 20) >>> 24).isZero();
        assertThat(result.getRGB(47, 20) >>> 24).isEqualTo(255);
    }

    @Test
    void announcedHashIsThatOfTheObjectWhichIsThere() {
        run(GOOD.formatted(""));
        S3Object object = ((Succeeded) last()).result().image().object();
        byte[] anotherDevices = {1, 2, 3};
        store.put(object.key(), anotherDevices);

        run(GOOD.formatted(""));

        assertThat(((Succeeded) last()).result().image().sha256()).isEqualTo(ResultKey.sha256(anotherDevices));
    }

    @Test
    void undecodableRequestIsBuriedAndItsSubmitterTold() {
        Outcome outcome = run(GOOD.formatted(",\"contentLayer\":\"9\""));

        assertThat(outcome).isEqualTo(Outcome.FINISHED);
        assertThat(buried)
                .singleElement()
                .satisfies(why -> assertThat(why.detail()).contains("'9'"));
        assertThat(((Failed) last()).failure().code()).isEqualTo("invalid-request");
    }

    @Test
    void requestWithoutAReadableIdIsBuriedOnly() {
        Outcome outcome = run("{\"id\": ");

        assertThat(outcome).isEqualTo(Outcome.FINISHED);
        assertThat(buried).hasSize(1);
        assertThat(told).isEmpty();
    }

    @Test
    void exhaustedRequestIsBuriedUnrun() {
        Outcome outcome = run(delivery(GOOD.formatted(""), 5));

        assertThat(outcome).isEqualTo(Outcome.FINISHED);
        assertThat(buried).hasSize(1);
        assertThat(told).singleElement().isInstanceOf(Failed.class);
    }

    @Test
    void failureNamesTheReferenceToBlame() {
        store.put("style.png", "no picture".getBytes(StandardCharsets.UTF_8));

        Outcome outcome = run(GOOD.formatted(""));

        assertThat(outcome).isEqualTo(Outcome.FINISHED);
        JobFailure why = ((Failed) last()).failure();
        assertThat(why.code()).isEqualTo("unreadable-image");
        assertThat(why.detail()).contains("s3://pictures/style.png");
    }

    @Test
    void storeThatComesBackIsWaitedForWithGrowingWaits() {
        store.refuse(4);

        Outcome outcome = run(GOOD.formatted(""));

        assertThat(outcome).isEqualTo(Outcome.FINISHED);
        assertThat(last()).isInstanceOf(Succeeded.class);
        assertThat(lease.pauses)
                .containsExactly(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(4));
    }

    @Test
    void storeThatStaysAwayHasTheRequestHandedBack() {
        store.refuse(Integer.MAX_VALUE);

        Outcome outcome = run(GOOD.formatted(""));

        assertThat(outcome).isEqualTo(Outcome.HANDED_BACK);
        assertThat(last()).isInstanceOf(Interrupted.class);
    }

    @Test
    void lastAttemptWaitsForTheStoreBeyondAllPatience() {
        store.refuse(100);

        Outcome outcome = run(delivery(GOOD.formatted(""), 4));

        assertThat(outcome).isEqualTo(Outcome.FINISHED);
        assertThat(last()).isInstanceOf(Succeeded.class);
    }

    @Test
    void endThatCantBeAnnouncedWhileTheLeaseHoldsIsTriedAgain() {
        reportRefusals = 50;

        Outcome outcome = run(GOOD.formatted(""));

        assertThat(outcome).isEqualTo(Outcome.FINISHED);
        assertThat(last()).isInstanceOf(Succeeded.class);
    }

    @Test
    void requestIsNeverFinishedBeforeItsEndIsAnnounced() {
        reportRefusals = Integer.MAX_VALUE;
        lease.heldFor = 3;

        Outcome outcome = run(GOOD.formatted(""));

        assertThat(outcome).isEqualTo(Outcome.HANDED_BACK);
        assertThat(told).noneMatch(Terminal.class::isInstance);
    }

    @Test
    void withdrawnLeaseStopsTheJobAtTheNextStep() {
        lease.withdrawn = true;

        Outcome outcome = run(GOOD.formatted(""));

        assertThat(outcome).isEqualTo(Outcome.HANDED_BACK);
        assertThat(last())
                .isInstanceOfSatisfying(
                        Interrupted.class,
                        interrupted -> assertThat(interrupted.reason()).contains("step 0 of 5"));
    }

    @Test
    void stoppedJobGoesOnWhereItStoodAndPaintsTheSame() {
        byte[] whole = painted(LONG);
        runAndStopAtStep12();
        assertThat(store.exists(CHECKPOINT)).isTrue();

        Outcome outcome = run(delivery(LONG, 2));

        assertThat(outcome).isEqualTo(Outcome.FINISHED);
        Started second = told.stream()
                .filter(Started.class::isInstance)
                .map(Started.class::cast)
                .reduce((a, b) -> b)
                .orElseThrow();
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.resumedFromStep()).isEqualTo(12);
        assertThat(second.steps()).isEqualTo(30);
        assertThat(image(last())).isEqualTo(whole);
        assertThat(store.exists(CHECKPOINT)).as("left behind").isFalse();
    }

    @Test
    void whoLostTheRequestLeavesNoCheckpoint() {
        lease.exclusive = false;

        runAndStopAtStep12();

        assertThat(store.exists(CHECKPOINT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"other options", "one byte", "cut off", "older format"})
    void checkpointThatDoesNotFitIsIgnored(String how) {
        runAndStopAtStep12();
        byte[] kept = store.get(CHECKPOINT, Long.MAX_VALUE);
        String request = how.equals("other options") ? LONG.replace("30", "31") : LONG;
        switch (how) {
            case "one byte" -> kept[kept.length - 3] ^= 1;
            case "cut off" -> kept = Arrays.copyOf(kept, kept.length / 2);
            case "older format" -> kept["impasto-checkpoint ".length()] = '0';
            default -> {}
        }
        store.put(CHECKPOINT, kept, "application/octet-stream");

        assertThat(run(delivery(request, 2))).isEqualTo(Outcome.FINISHED);

        assertThat(told.stream().filter(Started.class::isInstance).map(Started.class::cast))
                .extracting(Started::resumedFromStep)
                .containsExactly(0, 0);
    }

    private void runAndStopAtStep12() {
        lease.looks = 0;
        lease.withdrawnAtLook = 12;
        assertThat(run(LONG)).isEqualTo(Outcome.HANDED_BACK);
        lease.withdrawnAtLook = Integer.MAX_VALUE;
        lease.withdrawn = false;
    }

    /** By a worker of its own, before the test's. */
    private byte[] painted(String request) {
        run(request);
        byte[] image = image(last());
        store.clear("results/");
        told.clear();
        return image;
    }

    private byte[] image(JobEvent succeeded) {
        return store.get(((Succeeded) succeeded).result().image().object(), Long.MAX_VALUE);
    }

    private JobEvent last() {
        return told.get(told.size() - 1);
    }

    private Outcome run(String json) {
        return run(delivery(json, 1));
    }

    private Outcome run(Delivery delivery) {
        return new JobRun(
                        engine,
                        new InputReader(store, new AllowedBuckets("pictures", Set.of("pictures")), ImageLimits.DEFAULT),
                        new ResultStore(store, "pictures"),
                        new CheckpointStore(store, "pictures", Duration.ofSeconds(15), 1 << 20),
                        new TestReport(),
                        new WorkerIdentity("w1", engine.device()),
                        new Patience(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(60)),
                        Clock.systemUTC())
                .run(delivery, lease);
    }

    private Delivery delivery(String json, int attempt) {
        return new Delivery() {
            @Override
            public StyleJob decode() throws UndecodableRequestException {
                return new RequestCodec().decode(new RecordHeaders(), json.getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public int attempt() {
                return attempt;
            }

            @Override
            public boolean lastToRun() {
                return attempt == 4;
            }

            @Override
            public boolean exhausted() {
                return attempt == 5;
            }

            @Override
            public void bury(JobFailure why) {
                buried.add(why);
            }

            @Override
            public String origin() {
                return "test-0@0";
            }
        };
    }

    private final class TestReport implements JobReport {
        @Override
        public void tell(JobEvent event) {
            told.add(event);
        }

        @Override
        public void conclude(Terminal event) {
            if (reportRefusals > 0) {
                reportRefusals--;
                throw new ReportUnavailableException("the broker is down", new IllegalStateException());
            }
            told.add(event);
        }
    }

    /** Waits take no time. */
    private static final class TestLease implements Lease {
        private final List<Duration> pauses = new ArrayList<>();
        private int heldFor = Integer.MAX_VALUE;
        private boolean withdrawn;
        private boolean exclusive = true;
        private int withdrawnAtLook = Integer.MAX_VALUE;
        private int looks;

        @Override
        public boolean held() {
            return pauses.size() < heldFor;
        }

        @Override
        public boolean exclusive() {
            return exclusive;
        }

        @Override
        public boolean withdrawn() {
            looks++;
            withdrawn |= looks > withdrawnAtLook;
            return withdrawn;
        }

        @Override
        public void pause(Duration time) {
            pauses.add(time);
        }
    }
}
