package io.impasto.gateway;

import static io.impasto.gateway.Calls.awaitState;
import static io.impasto.gateway.Calls.form;
import static io.impasto.gateway.Calls.job;
import static io.impasto.gateway.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.impasto.common.event.JobEvent.Cancelled;
import io.impasto.common.event.JobEvent.Expired;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.RequestDigest;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.ControlCodec;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cancels between a real broker and a gateway; what a worker makes of them is said by the test. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class CancelIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    BrokerAndStore outside;

    @BeforeEach
    void waitUntilReady() {
        Calls.awaitReady();
    }

    @Test
    void jobThatWaitsIsCancelledByAMessageThatNamesItsRequest() throws Exception {
        submit("queued");

        cancel("queued").statusCode(202).body("state", equalTo("accepted")).body("cancelRequested", equalTo(true));

        assertThat(cancels("queued"))
                .extracting(Cancellation::request)
                .containsExactly(new RequestCodec().digest(published("queued")));
        job("queued").body("cancelRequested", equalTo(true));
    }

    @Test
    void jobThatRunsShowsThatItIsToBeCancelledUntilItIs() {
        JobId id = submit("runs");
        outside.say(new Started(id, Instant.now(), 1, "w1", "cpu", 100, 0, null));
        awaitState(id, "running");
        job("runs").body("cancelRequested", nullValue());

        cancel("runs").statusCode(202).body("state", equalTo("running")).body("cancelRequested", equalTo(true));
        outside.say(new Cancelled(id, Instant.now(), Instant.now()));

        awaitState(id, "cancelled");
        job("runs").body("cancelRequested", nullValue());
    }

    @Test
    void cancelThatComesTooLateHasNoEffect() {
        JobId id = submit("ended");
        outside.say(new Failed(id, Instant.now(), new JobFailure.Diverged("at step 3")));
        awaitState(id, "failed");

        cancel("ended").statusCode(200).body("state", equalTo("failed")).body("cancelRequested", nullValue());

        assertThat(cancels("ended")).isEmpty();
    }

    @Test
    void cancelTwiceIsOneMessage() {
        submit("twice-cancelled");

        cancel("twice-cancelled").statusCode(202);
        cancel("twice-cancelled").statusCode(202).body("cancelRequested", equalTo(true));

        assertThat(cancels("twice-cancelled")).hasSize(1);
    }

    @Test
    void jobThatNobodyKnowsCannotBeCancelled() {
        problem(cancel("never-submitted"), 404, "unknown-job", "never-submitted");
        problem(given().post("/v1/jobs/{id}/cancel", "a b").then(), 404, "unknown-job", "a b");

        assertThat(cancels("never-submitted")).isEmpty();
    }

    @Test
    void jobWhoseRequestWasNeverReadIsCancelledWhicheverItWas() {
        JobId id = new JobId("known-by-its-start");
        outside.say(new Started(id, Instant.now(), 1, "w1", "cpu", 100, 0, null));
        awaitState(id, "running");

        cancel(id.value()).statusCode(202).body("cancelRequested", equalTo(true));

        assertThat(cancels(id.value())).extracting(Cancellation::request).containsExactly((RequestDigest) null);
    }

    @Test
    void cancelThatSomebodyElseSentIsShownToo() {
        JobId id = submit("by-hand");

        outside.send(new ProducerRecord<>(Topic.CONTROL, "by-hand", bytes("{\"action\":\"cancel\"}")));

        awaitCancelRequested(id);
        cancel("by-hand").statusCode(202).body("cancelRequested", equalTo(true));
        assertThat(cancels("by-hand")).hasSize(1);
    }

    @Test
    void cancelThatOvertookItsRequestCounts() {
        // Given a cancel that has been read, as the next one on its topic has
        outside.send(new ControlCodec().encode(new JobId("overtaken"), null));
        JobId next = submit("next");
        outside.send(new ControlCodec().encode(next, null));
        awaitCancelRequested(next);

        // When
        submit("overtaken");

        // Then
        job("overtaken").body("cancelRequested", equalTo(true));
    }

    @Test
    void cancelOfAnotherRequestUnderTheIdIsNotShown() {
        JobId id = submit("not-meant");
        outside.send(new ControlCodec().encode(id, RequestDigest.of(bytes("another request"))));
        JobId after = submit("sent-after");
        outside.send(new ControlCodec().encode(after, null));
        awaitCancelRequested(after);

        job("not-meant").body("cancelRequested", nullValue());
        cancel("not-meant").statusCode(202).body("cancelRequested", equalTo(true));
        assertThat(cancels("not-meant")).hasSize(2);
    }

    @Test
    void nonsenseAndTombstonesOnTheControlTopicDoNotStopTheView() {
        JobId id = submit("after-control-nonsense");
        outside.send(new ProducerRecord<>(Topic.CONTROL, id.value(), bytes("{\"action\":\"pause\"}")));
        outside.send(new ProducerRecord<>(Topic.CONTROL, id.value(), null));
        outside.send(new ProducerRecord<>(Topic.CONTROL, "a b", bytes("{\"action\":\"cancel\"}")));
        outside.send(new ControlCodec().encode(id, null));

        awaitCancelRequested(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "trace"})
    void jobThatWasCancelledOrExpiredHasNoResultAndSaysWhy(String result) {
        JobId cancelled = new JobId("no-" + result);
        JobId expired = new JobId("late-" + result);
        outside.say(new Cancelled(cancelled, Instant.now(), Instant.now()));
        outside.say(new Expired(expired, Instant.now(), Instant.parse("2026-01-02T03:04:05Z")));
        awaitState(cancelled, "cancelled");
        awaitState(expired, "expired");

        problem(job(cancelled + "/" + result), 409, "job-cancelled", cancelled.value());
        problem(job(expired + "/" + result), 409, "job-expired", "2026-01-02T03:04:05Z");
        job(cancelled + "/" + result).body("state", equalTo("cancelled"));
        job(expired.value()).body("expirytime", equalTo("2026-01-02T03:04:05Z"));
    }

    private static JobId submit(String id) {
        form().multiPart("id", id).post("/v1/jobs").then().statusCode(202);
        return new JobId(id);
    }

    private static ValidatableResponse cancel(String id) {
        return given().post("/v1/jobs/" + id + "/cancel").then();
    }

    private static void awaitCancelRequested(JobId id) {
        await().atMost(SOON).untilAsserted(() -> job(id.value()).body("cancelRequested", equalTo(true)));
    }

    private StyleJob published(String id) throws Exception {
        ConsumerRecord<String, byte[]> request = outside.requests(id).get(0);
        return new RequestCodec().decode(request.headers(), request.value());
    }

    private List<Cancellation> cancels(String id) {
        return outside.messages(Topic.CONTROL, id).stream()
                .map(message -> {
                    try {
                        return new ControlCodec().decode(message);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
