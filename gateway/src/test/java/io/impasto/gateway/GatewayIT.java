package io.impasto.gateway;

import static io.impasto.gateway.Calls.CONTENT;
import static io.impasto.gateway.Calls.STYLE;
import static io.impasto.gateway.Calls.awaitState;
import static io.impasto.gateway.Calls.form;
import static io.impasto.gateway.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.image.ImageRef.ContentAddress;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.ResultImage;
import io.impasto.common.job.ResultKey;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gateway between a real broker and a real S3 server. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class GatewayIT {

    private static final LossTerms LOSSES = new LossTerms(1, 2, 3);

    BrokerAndStore outside;

    @BeforeEach
    void waitUntilReady() {
        Calls.awaitReady();
    }

    @Test
    void picturesSentInAFormBecomeARequestWhosePicturesAreInTheStore() throws Exception {
        // When
        ValidatableResponse answer = form().multiPart("style", "b.png", CONTENT)
                .multiPart("style-weight", "2")
                .multiPart("style-weight", "0.5")
                .multiPart("options", "{\"preset\":\"classic\",\"size\":64,\"styleWeights\":[1,2,3,4]}")
                .multiPart("id", "form-1")
                .post("/v1/jobs")
                .then();

        // Then
        answer.statusCode(202)
                .header("Location", containsString("/v1/jobs/form-1"))
                .body("id", equalTo("form-1"))
                .body("state", equalTo("accepted"));
        StyleJob published = published("form-1");
        assertThat(published.options().size()).isEqualTo(64);
        assertThat(published.styles()).extracting("weight").containsExactly(2.0, 0.5);
        ContentAddress address = (ContentAddress) published.content();
        assertThat(outside.store().get(new S3Object("impasto", address.uploadKey()), 1_000_000))
                .isEqualTo(CONTENT);
    }

    @Test
    void masksSentInAFormBecomeReferencesToo() throws Exception {
        form().multiPart("style", "b.png", CONTENT)
                .multiPart("contentMask", "mask.png", STYLE)
                .multiPart("styleMask", "-")
                .multiPart("styleMask", "mask.png", STYLE)
                .multiPart("options", "{\"preset\":\"studio\"}")
                .multiPart("id", "masked-1")
                .post("/v1/jobs")
                .then()
                .statusCode(202);

        StyleJob published = published("masked-1");
        ContentAddress mask = (ContentAddress) published.contentMask();
        assertThat(published.styles()).extracting("mask").containsExactly(null, mask);
        assertThat(outside.store().get(new S3Object("impasto", mask.uploadKey()), 1_000_000))
                .isEqualTo(STYLE);
    }

    @Test
    void referencesBecomeARequestWithAnIdOfItsOwn() throws Exception {
        S3Object there = stored("photos/a.png", CONTENT);

        String id = given().contentType(ContentType.JSON)
                .body("{\"content\":\"" + there + "\",\"styles\":[\"" + there + "\"]}")
                .post("/v1/jobs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        assertThat(published(id).content()).isEqualTo(there);
    }

    @Test
    void sameIdTwiceIsOneRequestAndAnotherRequestUnderItIsRefused() {
        form().multiPart("id", "twice").post("/v1/jobs").then().statusCode(202);
        form().multiPart("id", "twice").post("/v1/jobs").then().statusCode(202);
        form().multiPart("id", "twice")
                .multiPart("options", "{\"size\":50}")
                .post("/v1/jobs")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:impasto:problem:id-taken"));

        assertThat(outside.requests("twice")).hasSize(1);
    }

    @Test
    void jobIsFollowedFromRequestToPicture() throws Exception {
        // Given a job that no gateway took in
        JobId id = new JobId("seen");
        S3Object object = stored("results/seen/image.png", STYLE);
        outside.send(new ProducerRecord<>(
                Topic.REQUESTS,
                id.value(),
                ("{\"id\":\"seen\",\"content\":\"" + object + "\",\"styles\":[\"" + object + "\"]}")
                        .getBytes(StandardCharsets.UTF_8)));
        awaitState(id, "accepted");
        given().get("/v1/jobs/seen/image")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:impasto:problem:not-finished"))
                .body("state", equalTo("accepted"));

        // When, then
        outside.say(new Started(id, Instant.now(), 1, "w7", "cpu", 200, 0, null));
        outside.say(new Progressed(id, Instant.now(), 1, 50, 200, LOSSES, 0.5));
        await().untilAsserted(() -> given().get("/v1/jobs/seen")
                .then()
                .body("state", equalTo("running"))
                .body("worker", equalTo("w7"))
                .body("progress.step", equalTo(50))
                .body("progress.losses.style", equalTo(2f))
                .body("progress.secondsLeft", equalTo(75f)));

        outside.say(new Succeeded(id, Instant.now(), JobResult.complete(image(object), "cpu", 200, 9, LOSSES, null)));
        awaitState(id, "succeeded");
        byte[] picture = given().get("/v1/jobs/seen/image")
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header("ETag", equalTo('"' + ResultKey.sha256(STYLE) + '"'))
                .header("Content-Length", equalTo(Integer.toString(STYLE.length)))
                .extract()
                .asByteArray();
        assertThat(picture).isEqualTo(STYLE);
        given().header("If-None-Match", '"' + ResultKey.sha256(STYLE) + '"')
                .get("/v1/jobs/seen/image")
                .then()
                .statusCode(304);
        given().get("/v1/jobs/seen/trace").then().statusCode(404).body("type", equalTo("urn:impasto:problem:no-trace"));
    }

    @ParameterizedTest
    @CsvSource({"jpeg, jpg, image/jpeg", "tiff, tif, image/tiff"})
    void resultIsServedAsTheTypeThatItsEventNames(String format, String extension, String mediaType) {
        JobId id = new JobId("as-" + format);
        S3Object object = stored("results/" + format + "/image." + extension, STYLE);
        ResultImage image = new ResultImage(object, mediaType, ResultKey.sha256(STYLE), STYLE.length, 20, 20);

        outside.say(new Succeeded(id, Instant.now(), JobResult.complete(image, "cpu", 200, 9, LOSSES, null)));

        awaitState(id, "succeeded");
        given().get("/v1/jobs/" + id + "/image").then().statusCode(200).contentType(mediaType);
    }

    @Test
    void traceIsPassedOnAsItLiesInTheStore() {
        JobId id = new JobId("traced");
        String rows = "[{\"step\":0,\"content\":0.0,\"style\":2.0,\"tv\":3.0,\"total\":5.0,\"seconds\":0.0}]";
        S3Object trace = stored("results/traced/trace.json", rows.getBytes(StandardCharsets.UTF_8));
        outside.say(new Succeeded(id, Instant.now(), JobResult.complete(image(trace), "cpu", 200, 9, LOSSES, trace)));

        awaitState(id, "succeeded");

        String answer = given().get("/v1/jobs/traced/trace")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .extract()
                .asString();
        assertThat(answer).isEqualTo(rows);
        given().get("/v1/jobs/traced").then().body("trace", equalTo(trace.toString()));
    }

    @Test
    void resultThatIsNoLongerInTheStoreIsGone() {
        JobId id = new JobId("emptied");
        S3Object nowhere = new S3Object("impasto", "results/emptied/image.png");
        outside.say(new Succeeded(id, Instant.now(), JobResult.complete(image(nowhere), "cpu", 200, 9, LOSSES, null)));

        awaitState(id, "succeeded");

        problem(given().get("/v1/jobs/emptied/image").then(), 410, "result-gone", nowhere.toString());
    }

    @Test
    void bodyThatIsDeclaredTooLargeIsRefusedBeforeItIsSent() throws Exception {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 999999999999\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 413")
                    .contains("application/problem+json", "urn:impasto:problem:body-too-large", "999999999999");
        }
    }

    @Test
    void jsonThatIsFarTooLongIsReadNoFurtherThanAllowed() {
        problem(
                given().contentType(ContentType.JSON)
                        .body(" ".repeat(300_000))
                        .post("/v1/jobs")
                        .then(),
                413,
                "body-too-large",
                "262144");
    }

    @Test
    void failureIsToldWithItsReason() {
        JobId id = new JobId("doomed");
        outside.say(new Failed(id, Instant.now(), new JobFailure.UnreadableImage("content is a letter")));

        awaitState(id, "failed");

        given().get("/v1/jobs/doomed")
                .then()
                .body("failure.code", equalTo("unreadable-image"))
                .body("failure.detail", equalTo("content is a letter"));
        given().get("/v1/jobs/doomed/image")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:impasto:problem:job-failed"))
                .body("failure.code", equalTo("unreadable-image"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"size":0}                  | options.size
            {"preset":"cubist"}         | cubist
            {"contentLayer":"x"}        | no layer 'x'
            {"tvWeight":"NaN"}          | NaN
            {"sise":10}                 | unknown field 'sise'
            {"size":                    | not JSON
            """)
    void wrongOptionIsNamed(String options, String named) {
        problem(form().multiPart("options", options).post("/v1/jobs").then(), 400, "invalid-request", named);
    }

    @Test
    void wrongFormIsNamed() {
        problem(given().multiPart("style", "b.png", STYLE).post("/v1/jobs").then(), 400, "invalid-request", "content");
        problem(
                given().multiPart("content", "a.png", CONTENT).post("/v1/jobs").then(),
                400,
                "invalid-request",
                "style");
        problem(
                form().multiPart("options", "o.json", new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'
                        })
                        .post("/v1/jobs")
                        .then(),
                400,
                "invalid-request",
                "options: its bytes are not UTF-8");
        problem(form().multiPart("id", "a b").post("/v1/jobs").then(), 400, "invalid-request", "a b");
        problem(form().multiPart("sise", "7").post("/v1/jobs").then(), 400, "invalid-request", "sise");
        problem(
                form().multiPart("contentMask", "m.png", STYLE)
                        .multiPart("options", "{\"preset\":\"classic\"}")
                        .post("/v1/jobs")
                        .then(),
                400,
                "invalid-request",
                "presets studio and gatys take them");
        problem(
                form().multiPart("styleMask", "-")
                        .multiPart("styleMask", "-")
                        .post("/v1/jobs")
                        .then(),
                400,
                "invalid-request",
                "there are 2 such parts for 1 styles");
        problem(form().multiPart("style-weight", "-1").post("/v1/jobs").then(), 400, "invalid-request", "-1");
    }

    @Test
    void wrongPictureIsNamed() {
        problem(
                given().multiPart("content", "a.png", "a letter".getBytes(StandardCharsets.UTF_8))
                        .multiPart("style", "b.png", STYLE)
                        .post("/v1/jobs")
                        .then(),
                422,
                "unreadable-image",
                "content");
        problem(
                given().multiPart("content", "a.png", Pictures.png(1001, 1000, 3))
                        .multiPart("style", "b.png", STYLE)
                        .post("/v1/jobs")
                        .then(),
                413,
                "image-too-large",
                "1000000");
        problem(
                given().multiPart("content", "a.png", new byte[1_000_001])
                        .multiPart("style", "b.png", STYLE)
                        .post("/v1/jobs")
                        .then(),
                413,
                "image-too-large",
                "1000001");
    }

    @Test
    void wrongReferenceIsNamed() {
        problem(json("s3://secrets/a.png"), 403, "forbidden-reference", "s3://secrets/a.png");
        problem(json("s3://impasto/nothing/here.png"), 422, "missing-object", "s3://impasto/nothing/here.png");
        problem(json("sha256:" + "0".repeat(64)), 422, "missing-object", "uploads/sha256/000");
        problem(json("https://example.org/a.png"), 400, "invalid-request", "https://example.org/a.png");
        problem(json("s3://impasto/../../etc/passwd"), 400, "invalid-request", "etc/passwd");
    }

    @Test
    void everythingElseIsAProblemToo() {
        problem(given().get("/v1/jobs/never-heard-of").then(), 404, "unknown-job", "never-heard-of");
        problem(given().get("/v1/jobs/{id}", "a b").then(), 404, "unknown-job", "a b");
        problem(given().get("/v2/nothing").then(), 404, "not-found", "v2/nothing");
        problem(given().delete("/v1/jobs").then(), 405, "method-not-allowed", "v1/jobs");
        problem(given().contentType("text/plain").body("x").post("/v1/jobs").then(), 415, "unsupported-media-type", "");
        problem(
                given().contentType(ContentType.JSON).body("{").post("/v1/jobs").then(),
                400,
                "invalid-request",
                "line 1");
        problem(
                given().contentType(ContentType.JSON)
                        .body("[]")
                        .post("/v1/jobs")
                        .then(),
                400,
                "invalid-request",
                "object");
        problem(given().accept("image/tiff").get("/v1/jobs/x").then(), 406, "not-acceptable", "");
    }

    @Test
    void nonsenseOnATopicDoesNotStopTheView() {
        outside.send(new ProducerRecord<>(Topic.COMPLETIONS, "x", new byte[] {0, 1, 2}));
        outside.send(new ProducerRecord<>(Topic.REQUESTS, "x", "{".getBytes(StandardCharsets.UTF_8)));
        JobId id = new JobId("after-nonsense");
        outside.say(new Started(id, Instant.now(), 1, "w1", "cpu", 2, 0, null));

        awaitState(id, "running");
        given().get("/v1/jobs/after-nonsense").then().body("submittedAt", nullValue());
    }

    private static ValidatableResponse json(String content) {
        return given().contentType(ContentType.JSON)
                .body("{\"content\":\"" + content + "\",\"styles\":[\"" + content + "\"]}")
                .post("/v1/jobs")
                .then();
    }

    private StyleJob published(String id) throws Exception {
        ConsumerRecord<String, byte[]> request = outside.requests(id).get(0);
        return new RequestCodec().decode(request.headers(), request.value());
    }

    private S3Object stored(String key, byte[] bytes) {
        S3Object object = new S3Object("impasto", key);
        outside.store().putIfAbsent(object, bytes, "image/png");
        return object;
    }

    private static ResultImage image(S3Object object) {
        return new ResultImage(object, "image/png", ResultKey.sha256(STYLE), STYLE.length, 20, 20);
    }
}
