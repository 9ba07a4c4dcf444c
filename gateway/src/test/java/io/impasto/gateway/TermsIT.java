package io.impasto.gateway;

import static io.impasto.gateway.Calls.CONTENT;
import static io.impasto.gateway.Calls.STYLE;
import static io.impasto.gateway.Calls.awaitState;
import static io.impasto.gateway.Calls.form;
import static io.impasto.gateway.Calls.job;
import static io.impasto.gateway.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.image.ImageRef.S3Object;
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
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How soon a picture is wanted, and what came of it in the time there was. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class TermsIT {

    private static final LossTerms LOSSES = new LossTerms(1, 2, 3);
    private static final Instant SOON =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofMinutes(10));
    private static final Instant PAST = Instant.parse("2026-01-02T03:04:05Z");

    BrokerAndStore outside;

    @BeforeEach
    void waitUntilReady() {
        Calls.awaitReady();
    }

    @Test
    void urgentRequestGoesToItsOwnTopicHoweverItIsSent() {
        form().multiPart("id", "urgent-form")
                .post("/v1/jobs?priority=urgent")
                .then()
                .statusCode(202);
        json("urgent-json", "", "?priority=urgent").statusCode(202);
        json("normal-json", "", "?priority=normal").statusCode(202);

        assertThat(outside.messages(Topic.URGENT, "urgent-form")).hasSize(1);
        assertThat(outside.messages(Topic.URGENT, "urgent-json")).hasSize(1);
        assertThat(outside.messages(Topic.URGENT, "normal-json")).isEmpty();
        assertThat(outside.requests("urgent-form")).isEmpty();
        assertThat(outside.requests("normal-json")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"high", "URGENT"})
    void priorityThatIsNoneIsNamedWithThoseThereAre(String priority) {
        problem(
                form().post("/v1/jobs?priority=" + priority).then(),
                400,
                "invalid-request",
                "priority: there is no priority '" + priority + "'; there are normal, urgent");
        json("no-priority", "", "?priority=" + priority).statusCode(400).body("field", equalTo("priority"));
    }

    @Test
    void urgentRequestThatSomebodyElseSentIsSeen() {
        S3Object there = there();
        outside.send(new ProducerRecord<>(Topic.URGENT, "urgent-by-hand", request("urgent-by-hand", there, "")));

        awaitState(new JobId("urgent-by-hand"), "accepted");

        json("urgent-by-hand", "", "").statusCode(202);
        assertThat(outside.requests("urgent-by-hand")).as("known already").isEmpty();
    }

    @Test
    void expirytimeGoesWithTheRequestAndIsShown() throws Exception {
        String inSomeZone = SOON.atOffset(ZoneOffset.ofHours(2)).toString();
        form().multiPart("id", "within-form")
                .multiPart("expirytime", inSomeZone)
                .post("/v1/jobs")
                .then()
                .statusCode(202)
                .body("expirytime", equalTo(SOON.toString()));
        json("within-json", ",\"expirytime\":\"" + SOON + "\"", "").statusCode(202);
        json("any-time", "", "").statusCode(202).body("expirytime", nullValue());

        assertThat(published("within-form").expirytime()).isEqualTo(SOON);
        assertThat(published("within-json").expirytime()).isEqualTo(SOON);
        job("within-json").body("expirytime", equalTo(SOON.toString()));
    }

    @Test
    void expirytimeThatIsPastOrNoneIsRefused() {
        problem(
                form().multiPart("id", "too-late")
                        .multiPart("expirytime", PAST.toString())
                        .post("/v1/jobs")
                        .then(),
                400,
                "invalid-request",
                "expirytime: 2026-01-02T03:04:05Z is past");
        problem(
                form().multiPart("expirytime", "tomorrow").post("/v1/jobs").then(),
                400,
                "invalid-request",
                "expirytime: 'tomorrow' is not a time such as");
        problem(
                json("too-late", ",\"expirytime\":\"" + PAST + "\"", ""),
                400,
                "invalid-request",
                "expirytime: 2026-01-02T03:04:05Z is past");
        json("too-late", ",\"expirytime\":\"" + PAST + "\"", "").body("field", equalTo("expirytime"));
        json("too-late", ",\"expirytime\":\"tomorrow\"", "").statusCode(400).body("field", equalTo("expirytime"));

        job("too-late").statusCode(404);
        assertThat(outside.requests("too-late")).isEmpty();
    }

    @Test
    void repeatOfWhatWasAcceptedInTimeIsNotTooLate() {
        S3Object there = there();
        String late = ",\"expirytime\":\"" + PAST + "\"";
        outside.send(new ProducerRecord<>(Topic.REQUESTS, "repeated", request("repeated", there, late)));
        awaitState(new JobId("repeated"), "accepted");

        json("repeated", late, "").statusCode(202).body("expirytime", equalTo(PAST.toString()));
    }

    @Test
    void attemptThatWasResumedSaysWhereItBegan() {
        JobId id = new JobId("resumed");
        outside.say(new Started(id, Instant.now(), 2, "w2", "cpu", 200, 120, null));
        awaitState(id, "running");

        job("resumed")
                .body("attempt", equalTo(2))
                .body("resumedFromStep", equalTo(120))
                .body("progress.step", equalTo(120));

        outside.say(new Started(new JobId("anew"), Instant.now(), 2, "w2", "cpu", 200, 0, null));
        outside.say(new Progressed(new JobId("anew"), Instant.now(), 2, 5, 200, LOSSES, 0.5));
        awaitState(new JobId("anew"), "running");
        job("anew").body("resumedFromStep", nullValue());
    }

    @Test
    void pictureSaysWhatItLacks() {
        JobId cut = new JobId("cut-short");
        JobId whole = new JobId("whole");
        ResultImage image = new ResultImage(there(), "image/png", ResultKey.sha256(STYLE), STYLE.length, 20, 20);
        outside.say(new Succeeded(cut, Instant.now(), new JobResult(image, "cpu", 124, 9, LOSSES, null, 0.62, true)));
        outside.say(new Succeeded(whole, Instant.now(), JobResult.complete(image, "cpu", 200, 9, LOSSES, null)));

        awaitState(cut, "succeeded");
        awaitState(whole, "succeeded");

        job("cut-short")
                .body("completeness", equalTo(0.62f))
                .body("reduced", equalTo(true))
                .body("progress.step", equalTo(124));
        job("whole").body("completeness", nullValue()).body("reduced", nullValue());
    }

    private ValidatableResponse json(String id, String more, String query) {
        return given().contentType(ContentType.JSON)
                .body(request(id, there(), more))
                .post("/v1/jobs" + query)
                .then();
    }

    private static byte[] request(String id, S3Object picture, String more) {
        return ("{\"id\":\"" + id + "\",\"content\":\"" + picture + "\",\"styles\":[\"" + picture + "\"]" + more + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private S3Object there() {
        S3Object object = new S3Object("impasto", "photos/terms.png");
        outside.store().putIfAbsent(object, CONTENT, "image/png");
        return object;
    }

    private StyleJob published(String id) throws Exception {
        ConsumerRecord<String, byte[]> request = outside.requests(id).get(0);
        return new RequestCodec().decode(request.headers(), request.value());
    }
}
