package io.impasto.gateway;

import static io.impasto.gateway.Calls.awaitState;
import static io.impasto.gateway.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.impasto.common.event.JobEvent.Cancelled;
import io.impasto.common.event.JobEvent.Interrupted;
import io.impasto.common.event.JobEvent.Preview;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobKeys;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.PreviewImage;
import io.impasto.common.job.ResultImage;
import io.impasto.common.job.ResultKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Watching a picture come to be. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class PreviewIT {

    private static final byte[] FIRST = {1, 2, 3};
    private static final byte[] SECOND = {4, 5, 6, 7};

    BrokerAndStore outside;

    @BeforeEach
    void waitUntilReady() {
        Calls.awaitReady();
    }

    @Test
    void previewsAreShownWhileTheJobRunsAndThenThePicture() {
        // Given
        JobId id = started("watched");
        given().get("/v1/jobs/watched").then().body("preview", nullValue());
        problem(preview("watched"), 404, "no-preview", "nothing to show yet");

        // When
        show(id, 1, 10, FIRST);

        // Then
        given().get("/v1/jobs/watched")
                .then()
                .body("preview.width", equalTo(64))
                .body("preview.height", equalTo(48))
                .body("preview.url", equalTo("/v1/jobs/watched/preview?step=10"));
        assertShown("/v1/jobs/watched/preview?step=10", FIRST);
        given().header("If-None-Match", '"' + ResultKey.sha256(FIRST) + '"')
                .get("/v1/jobs/watched/preview")
                .then()
                .statusCode(304)
                .header("Cache-Control", equalTo("no-store"));

        show(id, 1, 20, SECOND);
        given().header("If-None-Match", '"' + ResultKey.sha256(FIRST) + '"')
                .get("/v1/jobs/watched/preview")
                .then()
                .statusCode(200);
        assertShown("/v1/jobs/watched/preview", SECOND);

        S3Object object = new S3Object("impasto", "results/watched/image.png");
        ResultImage image = new ResultImage(object, "image/png", "0".repeat(64), 9, 64, 48);
        outside.say(new Succeeded(
                id, Instant.now(), JobResult.complete(image, "cpu", 200, 9, new LossTerms(1, 2, 3), null)));
        awaitState(id, "succeeded");
        problem(preview("watched"), 404, "no-preview", "/v1/jobs/watched/image");
    }

    @Test
    void nextAttemptShowsTheLastOnesPreviewUntilItHasItsOwn() {
        JobId id = started("taken-over");
        show(id, 1, 10, FIRST);
        outside.say(new Interrupted(id, Instant.now(), 1, "drained"));
        awaitState(id, "accepted");
        assertShown("/v1/jobs/taken-over/preview", FIRST);

        outside.say(new Started(id, Instant.now(), 2, "w2", "cpu", 200, 8, null));
        awaitState(id, "running");
        given().get("/v1/jobs/taken-over").then().body("preview.step", equalTo(10));

        show(id, 2, 8, SECOND);
        assertShown("/v1/jobs/taken-over/preview", SECOND);
    }

    /** The worker overwrites its preview before it tells of it. */
    @Test
    void tagIsThatOfTheBytesWhicheverTheEventMeant() {
        JobId id = started("overwritten");
        show(id, 1, 10, FIRST);
        outside.store().put(object(id, 1), SECOND, "image/jpeg");

        assertShown("/v1/jobs/overwritten/preview", SECOND);
    }

    @Test
    void previewThatIsGoneFromTheStoreIsNone() {
        JobId id = started("emptied-1");
        show(id, 1, 10, FIRST);
        outside.store().remove(object(id, 1));

        problem(preview("emptied-1"), 404, "no-preview", "taken its preview away");
    }

    @Test
    void jobThatEndedWithoutAPictureHasNothingToShow() {
        JobId id = started("unwanted-1");
        show(id, 1, 10, FIRST);
        outside.say(new Cancelled(id, Instant.now(), Instant.now()));
        awaitState(id, "cancelled");

        problem(preview("unwanted-1"), 404, "no-preview", "cancelled");
        problem(preview("nobody-knows"), 404, "unknown-job", "nobody-knows");
    }

    private JobId started(String name) {
        JobId id = new JobId(name);
        outside.say(new Started(id, Instant.now(), 1, "w1", "cpu", 200, 0, null));
        awaitState(id, "running");
        return id;
    }

    /** As a worker does, and waits until the gateway has heard. */
    private void show(JobId id, int attempt, int step, byte[] bytes) {
        S3Object object = object(id, attempt);
        outside.store().put(object, bytes, PreviewImage.JPEG);
        PreviewImage image = new PreviewImage(object, ResultKey.sha256(bytes), bytes.length, 64, 48, PreviewImage.JPEG);
        outside.say(new Preview(id, Instant.now(), attempt, step, 200, image));
        await().untilAsserted(() -> given().get("/v1/jobs/" + id).then().body("preview.step", equalTo(step)));
    }

    private static S3Object object(JobId id, int attempt) {
        return new S3Object("impasto", JobKeys.preview(id, attempt));
    }

    private static void assertShown(String address, byte[] bytes) {
        byte[] shown = given().get(address)
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Cache-Control", equalTo("no-store"))
                .header("ETag", equalTo('"' + ResultKey.sha256(bytes) + '"'))
                .extract()
                .asByteArray();
        assertThat(shown).isEqualTo(bytes);
    }

    private static ValidatableResponse preview(String id) {
        return given().get("/v1/jobs/" + id + "/preview").then();
    }
}
