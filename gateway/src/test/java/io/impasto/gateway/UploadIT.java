package io.impasto.gateway;

import static io.impasto.gateway.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.impasto.common.image.ImageRef.ContentAddress;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.image.UploadKeys;
import io.impasto.common.job.ResultKey;
import io.impasto.gateway.upload.UploadSweep;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that are uploaded for jobs to come, and how long they stay. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class UploadIT {

    private static final Duration DAY = Duration.ofDays(1);

    BrokerAndStore outside;

    @Inject
    UploadSweep sweep;

    @BeforeEach
    void waitUntilReady() {
        Calls.awaitReady();
    }

    @Test
    void pictureIsKeptUnderItsHashAndTheSamePictureIsKeptOnce() {
        byte[] picture = Pictures.png(40, 30, 101);
        String sha256 = ResultKey.sha256(picture);

        raw("image/png", picture)
                .statusCode(201)
                .header("Location", endsWith("/v1/uploads/" + sha256))
                .body("address", equalTo("sha256:" + sha256))
                .body("width", equalTo(40))
                .body("height", equalTo(30))
                .body("bytes", equalTo(picture.length))
                .body("mediaType", equalTo("image/png"));
        raw("image/png", picture).statusCode(200).body("address", equalTo("sha256:" + sha256));
        form(picture).statusCode(200).header("Location", endsWith("/v1/uploads/" + sha256));

        assertThat(outside.store().get(upload(picture), 1_000_000)).isEqualTo(picture);
        given().get("/v1/uploads/" + sha256)
                .then()
                .statusCode(200)
                .body("address", equalTo("sha256:" + sha256))
                .body("width", equalTo(40))
                .body("bytes", equalTo(picture.length))
                .body("mediaType", equalTo("image/png"));
    }

    @Test
    void pictureOfAFormThenServesAJob() {
        byte[] picture = Pictures.png(50, 30, 102);

        String address = form(picture).statusCode(201).extract().path("address");

        job(address).statusCode(202);
    }

    @Test
    void typeIsSeenByTheBytesWhateverIsDeclared() {
        raw("image/jpeg", Pictures.png(41, 30, 103)).statusCode(201).body("mediaType", equalTo("image/png"));
        problem(raw("text/html", Pictures.png(41, 30, 104)), 415, "unsupported-media-type", "v1/uploads");
    }

    @Test
    void tinyFileThatClaimsToBeHugeIsRefused() {
        byte[] bomb = Pictures.png(60, 60, 105);
        // The width and the height of a PNG, at 16 and 20; the checksum behind them is of the true ones, and few
        // readers ask for it.
        for (int side : new int[] {16, 20}) {
            bomb[side + 2] = (byte) (60_000 >> 8);
            bomb[side + 3] = (byte) 60_000;
        }

        problem(raw("image/png", bomb), 413, "image-too-large", "3600000000 pixels");
        problem(form(bomb), 413, "image-too-large", "3600000000 pixels");
        assertThat(outside.store().exists(upload(bomb))).isFalse();
    }

    @Test
    void tooManyBytesAreRefusedDeclaredOrNot() throws Exception {
        byte[] large = Arrays.copyOf(Pictures.png(40, 30, 106), 1_000_001);

        problem(raw("image/png", large), 413, "image-too-large", "1000001");
        problem(form(large), 413, "image-too-large", "1000001");
        HttpResponse<String> chunked = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/uploads"))
                                .version(HttpClient.Version.HTTP_1_1)
                                .header("Content-Type", "image/png")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(new byte[1_200_000])))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(chunked.body()).contains("image-too-large", "impasto.images.max-bytes");
    }

    @Test
    void whatIsNoPictureIsRefused() {
        byte[] picture = Pictures.png(40, 30, 107);

        problem(
                raw("image/png", "a letter".getBytes(StandardCharsets.UTF_8)),
                422,
                "unreadable-image",
                "not a picture");
        problem(raw("image/png", new byte[0]), 422, "unreadable-image", "no bytes");
        problem(raw("image/png", Arrays.copyOf(picture, 20)), 422, "unreadable-image", "cut off");
        problem(raw("image/svg+xml", "<svg/>".getBytes(StandardCharsets.UTF_8)), 422, "unreadable-image", "PNG");
    }

    @Test
    void wrongFormIsNamed() {
        problem(
                given().multiPart("picture", "a.png", Calls.CONTENT)
                        .post("/v1/uploads")
                        .then(),
                400,
                "invalid-request",
                "file");
        problem(given().multiPart("file", "text").post("/v1/uploads").then(), 400, "invalid-request", "file is needed");
        problem(
                given().multiPart("file", "a.png", Calls.CONTENT)
                        .multiPart("file", "b.png", Calls.CONTENT)
                        .post("/v1/uploads")
                        .then(),
                400,
                "invalid-request",
                "one part");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "ABCDEF0000000000000000000000000000000000000000000000000000000000",
                "..",
                "../../results/x",
                "../staging/x",
                "sha256:00",
                "a\r\nX-Evil: 1",
                "%00"
            })
    void addressThatNoUploadHasIsUnknown(String sha256) {
        given().get("/v1/uploads/{sha256}", sha256)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("X-Evil", equalTo(null));
    }

    @Test
    void sweepTakesWhatNobodyHasReferredToForLongAndNothingElse() {
        // Given
        S3Object forgotten = old(keyed(Pictures.png(40, 30, 111)), DAY.multipliedBy(9));
        S3Object onItsWayOut =
                old(keyed(Pictures.png(40, 30, 112)), DAY.multipliedBy(7).plusHours(12));
        S3Object young = old(keyed(Pictures.png(40, 30, 113)), DAY.multipliedBy(6));
        S3Object announced = old(staged("a", "picture"), DAY.multipliedBy(2));
        S3Object ticket = old(staged("a", "ticket.json"), DAY.multipliedBy(2));
        S3Object beingSent = staged("b", "picture");
        S3Object[] others = {
            old(stored("uploads/sha256/README"), DAY.multipliedBy(100)),
            old(stored("uploads/sha256/" + "0".repeat(64) + "/x"), DAY.multipliedBy(100)),
            old(stored("uploads/other"), DAY.multipliedBy(100)),
            old(stored("uploads/staging/x"), DAY.multipliedBy(100)),
            old(stored("results/" + "0".repeat(64) + "/image.png"), DAY.multipliedBy(100)),
            old(stored("jobs/swept/end.json"), DAY.multipliedBy(100)),
        };

        // When
        sweep.sweep();

        // Then
        assertThat(outside.store().exists(forgotten)).isFalse();
        assertThat(outside.store().exists(announced)).isFalse();
        assertThat(outside.store().exists(ticket)).isFalse();
        assertThat(outside.store().exists(onItsWayOut)).isTrue();
        assertThat(outside.store().exists(young)).isTrue();
        assertThat(outside.store().exists(beingSent)).isTrue();
        assertThat(others).allMatch(outside.store()::exists);
    }

    @Test
    void uploadThatIsReferredToStays() {
        byte[] again = Pictures.png(40, 30, 121);
        byte[] used = Pictures.png(40, 30, 122);
        byte[] usedByKey = Pictures.png(40, 30, 123);
        old(keyed(again), DAY.multipliedBy(6));
        old(keyed(used), DAY.multipliedBy(6));
        old(keyed(usedByKey), DAY.multipliedBy(6));

        raw("image/png", again).statusCode(200);
        job("sha256:" + ResultKey.sha256(used)).statusCode(202);
        job(upload(usedByKey).toString()).statusCode(202);

        for (byte[] picture : new byte[][] {again, used, usedByKey}) {
            assertThat(outside.store().find(upload(picture)).orElseThrow().storedAt())
                    .isAfter(Instant.now().minus(DAY));
            assertThat(outside.store().get(upload(picture), 1_000_000)).isEqualTo(picture);
        }
        given().get("/v1/uploads/" + ResultKey.sha256(used)).then().body("mediaType", equalTo("image/png"));
    }

    @Test
    void uploadOnItsWayOutCountsAsGoneAndIsStoredAfresh() {
        byte[] picture = Pictures.png(40, 30, 131);
        String sha256 = ResultKey.sha256(picture);
        old(keyed(picture), DAY.multipliedBy(7).plusMinutes(1));

        problem(given().get("/v1/uploads/" + sha256).then(), 404, "unknown-upload", sha256);
        problem(job("sha256:" + sha256), 422, "missing-object", sha256);
        raw("image/png", picture).statusCode(201);

        job("sha256:" + sha256).statusCode(202);
    }

    private S3Object keyed(byte[] picture) {
        S3Object object = upload(picture);
        outside.store().put(object, picture, "image/png");
        return object;
    }

    private S3Object staged(String digit, String what) {
        return stored(UploadKeys.STAGING + digit.repeat(32) + "/" + what);
    }

    private S3Object stored(String key) {
        S3Object object = new S3Object("impasto", key);
        outside.store().put(object, new byte[] {1}, "application/octet-stream");
        return object;
    }

    private S3Object old(S3Object object, Duration age) {
        outside.age(object, age);
        return object;
    }

    private static S3Object upload(byte[] picture) {
        return new S3Object("impasto", new ContentAddress(ResultKey.sha256(picture)).uploadKey());
    }

    private static ValidatableResponse raw(String mediaType, byte[] body) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs(mediaType, ContentType.BINARY)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(mediaType)
                .body(body)
                .post("/v1/uploads")
                .then();
    }

    private static ValidatableResponse form(byte[] picture) {
        return given().multiPart("file", "../../etc/passwd", picture)
                .post("/v1/uploads")
                .then();
    }

    private static ValidatableResponse job(String reference) {
        return given().contentType(ContentType.JSON)
                .body("{\"content\":\"" + reference + "\",\"styles\":[\"" + reference + "\"]}")
                .post("/v1/jobs")
                .then();
    }
}
