package io.impasto.worker.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.image.ImageType;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.MeasuredPace;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.ResultImage;
import io.impasto.common.job.ResultKey;
import io.impasto.worker.TestPictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The story of one job with the real engine on a small seeded network; the ports are kept in memory. */
class JobRunTest extends OneWorker {

    /** Of the content's mask and the style's, each the name of an object. */
    private static final String MASKED = """
            {"id":"%s","content":"s3://pictures/content.png","contentMask":"s3://pictures/%s",
             "styles":[{"image":"s3://pictures/style.png","mask":"%s"}],
             "options":{"preset":"studio","network":"squeezenet1_1","size":40,"initialIterations":2,"iterations":2}}""";

    @Test
    void jobIsStartedReportedStoredAndAnnounced() {
        Outcome outcome = run(request("j1", ""));

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

    /** What forecasts are learned from. */
    @Test
    void abilityIsToldAtTheStartAndThePaceOfEachScaleAtTheEnd() {
        run("""
                {"id":"p1","content":"s3://pictures/content.png","styles":["s3://pictures/style.png"],
                 "options":{"preset":"studio","network":"squeezenet1_1","size":40,"smallestScale":25,"initialIterations":3,"iterations":2}}""");

        assertThat(told.get(0)).isInstanceOfSatisfying(Started.class, started -> {
            assertThat(started.ability().networks()).contains(NetworkName.SQUEEZENET1_1, NetworkName.BRUSH);
            assertThat(started.ability().memoryBytes()).isPositive();
        });
        MeasuredPace measured = ((Succeeded) last()).result().measured();
        assertThat(measured.network()).isEqualTo(NetworkName.SQUEEZENET1_1);
        assertThat(measured.styles()).isEqualTo(1);
        assertThat(measured.scales()).extracting(MeasuredPace.OfScale::steps).containsExactly(3, 2);
        assertThat(measured.scales())
                .extracting(scale -> Math.max(scale.width(), scale.height()))
                .containsExactly(28, 40);
    }

    @Test
    void pictureThatWasMadeBeforeTellsNoPace() {
        run(request("j1", ""));
        run(request("j2", ""));

        assertThat(told)
                .filteredOn(Succeeded.class::isInstance)
                .extracting(event -> ((Succeeded) event).result().measured() == null)
                .containsExactly(false, true);
    }

    @Test
    void traceHasEveryStepFromBeforeTheFirstToTheFinishedPicture() throws Exception {
        run(request("j1", ",\"trace\":true"));

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
        run(request("j1", ""));
        run(request("j2", ""));

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

        run(MASKED.formatted("m1", "halves.png", "s3://pictures/ofStyle.png"));
        S3Object first = ((Succeeded) last()).result().image().object();
        run(MASKED.formatted("m2", "turned.png", "s3://pictures/ofStyle.png"));
        S3Object second = ((Succeeded) last()).result().image().object();

        assertThat(second).isNotEqualTo(first);
        assertThat(store.get(second, Long.MAX_VALUE)).isNotEqualTo(store.get(first, Long.MAX_VALUE));
    }

    @Test
    void masksThatDoNotFitFailTheJobByName() {
        store.put("halves.png", TestPictures.halves(60, 48, 0xFFFFFF, 0));
        store.put("white.png", TestPictures.halves(50, 50, 0xFFFFFF, 0xFFFFFF));

        run(MASKED.formatted("m3", "halves.png", "s3://pictures/white.png"));
        assertFailed("invalid-request", "no style's mask has the region black");
        run(MASKED.formatted("m4", "nowhere.png", "s3://pictures/white.png"));
        assertFailed("missing-object", "nowhere.png");
        run(MASKED.formatted("m5", "halves.png", "s3://elsewhere/white.png"));
        assertFailed("forbidden-reference", "s3://elsewhere/white.png is outside the allowed buckets");
    }

    @Test
    void eachFormatIsAnObjectOfItsOwnNamedAndTypedByIt() {
        for (String format : List.of("png", "png16", "jpeg", "tiff", "tiff16")) {
            run(request("j-" + format, ",\"format\":\"" + format + "\""));
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
        run(request("j1", ",\"jpegQuality\":80"));

        assertThat(((Failed) last()).failure().detail()).contains("options.jpegQuality", "png", "ask for format jpeg");
    }

    @Test
    void transparentContentHasATransparentResult() throws Exception {
        store.put("content.png", TestPictures.halfTransparentPng(60, 48));

        run(request("j1", ""));

        byte[] stored = store.get(((Succeeded) last()).result().image().object(), Long.MAX_VALUE);
        BufferedImage result = ImageIO.read(new ByteArrayInputStream(stored));
        assertThat(result.getRGB(2, 20) >>> 24).isZero();
        assertThat(result.getRGB(47, 20) >>> 24).isEqualTo(255);
    }

    @Test
    void announcedHashIsThatOfTheObjectWhichIsThere() {
        run(request("j1", ""));
        S3Object object = ((Succeeded) last()).result().image().object();
        store.clear("results/");
        byte[] anotherDevices = {1, 2, 3};
        store.put(object.key(), anotherDevices);

        run(request("j2", ""));

        assertThat(((Succeeded) last()).result().image().sha256()).isEqualTo(ResultKey.sha256(anotherDevices));
    }

    @Test
    void undecodableRequestIsBuriedAndItsSubmitterTold() {
        Outcome outcome = run(request("j1", ",\"contentLayer\":\"9\""));

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
    void failureNamesTheReferenceToBlame() {
        store.put("style.png", "no picture".getBytes(StandardCharsets.UTF_8));

        Outcome outcome = run(request("j1", ""));

        assertThat(outcome).isEqualTo(Outcome.FINISHED);
        JobFailure why = ((Failed) last()).failure();
        assertThat(why.code()).isEqualTo("unreadable-image");
        assertThat(why.detail()).contains("s3://pictures/style.png");
    }

    @Test
    void storeThatComesBackIsWaitedForWithGrowingWaits() {
        store.refuse(4);

        Outcome outcome = run(request("j1", ""));

        assertThat(outcome).isEqualTo(Outcome.FINISHED);
        assertThat(last()).isInstanceOf(Succeeded.class);
        assertThat(lease.pauses)
                .containsExactly(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(4));
    }

    @Test
    void sameContentOptionsAndSeedUnderAnotherIdIsServedFromTheObject() {
        run(request("j1", ",\"trace\":true"));
        run(request("j2", ",\"trace\":true"));
        run(request("j3", ""));

        assertThat(starts()).hasSize(1);
        List<JobResult> results = told.stream()
                .filter(Succeeded.class::isInstance)
                .map(event -> ((Succeeded) event).result())
                .toList();
        assertThat(results).hasSize(3);
        assertThat(results.get(1)).isEqualTo(results.get(0).madeBefore());
        assertThat(results.get(2)).isEqualTo(results.get(0).madeBefore());
    }

    @Test
    void traceThatNobodyRecordedIsMadeAnewWithTheSamePicture() {
        run(request("j1", ""));
        run(request("j2", ",\"trace\":true"));

        assertThat(starts()).hasSize(2);
        assertThat(((Succeeded) last()).result().trace()).isNotNull();
        assertThat(image(last()))
                .isEqualTo(image(told.stream()
                        .filter(Succeeded.class::isInstance)
                        .findFirst()
                        .orElseThrow()));
    }

    @Test
    void nothingButTheEndIsLeftOfAJob() {
        run(longer("j1"));

        assertThat(store.list("pictures", "jobs/")).containsExactly("jobs/j1/end.json");
    }
}
