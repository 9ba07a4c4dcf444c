package io.impasto.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.MeasuredPace;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.OptimiserName;
import io.impasto.common.job.ResultImage;
import io.impasto.common.job.StyleLossName;
import io.impasto.common.job.WorkerAbility;
import io.impasto.common.wire.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a job will take and how long the queue is, by what a real broker says. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class EstimateIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    BrokerAndStore outside;

    @BeforeEach
    void waitUntilReady() {
        Calls.awaitReady();
    }

    @Test
    void withoutAWorkerAnEstimateSaysSoAndTheQueueGrows() {
        long before = await().atMost(SOON)
                .until(
                        () -> given().get("/v1/queue").jsonPath().getObject("waiting", Long.class),
                        waiting -> waiting != null);
        Calls.form().post("/v1/jobs").then().statusCode(202);

        await().atMost(SOON)
                .untilAsserted(() -> given().get("/v1/queue")
                        .then()
                        .statusCode(200)
                        .body("waiting", equalTo((int) before + 1))
                        .body("workers", equalTo(0))
                        .body("asOf", notNullValue()));
        estimate("{\"network\":\"squeezenet1_1\",\"size\":96}")
                .statusCode(200)
                .body("servable", equalTo(false))
                .body("reason", containsString("none is running"))
                .body("waitingSeconds", nullValue())
                .body("basis", equalTo("prior"))
                .body("jobs", equalTo(0))
                .body("steps", equalTo(1000))
                .body("seconds.high", greaterThan(1f))
                .body("memoryBytes", greaterThan(600_000_000))
                .body("assumed.preset", equalTo("studio"))
                .body("assumed.network", equalTo("squeezenet1_1"))
                .body("assumed.device", equalTo("cpu"));
        // Not a number while what is known isn't fresh.
        await().atMost(SOON)
                .untilAsserted(() -> given().get("/q/metrics")
                        .then()
                        .body(containsString("style_jobs_waiting "))
                        .body(containsString("style_workers 0.0"))
                        .body(containsString("style_gpu_seconds_waiting ")));
    }

    @Test
    void afterJobsWereMeasuredAnEstimateRestsOnThem() {
        String options = "{\"network\":\"brush\",\"quality\":\"draft\",\"size\":128}";
        for (int i = 0; i < 5; i++) {
            outside.say(measured("measured-" + i, 20 + i));
        }

        await().atMost(SOON)
                .untilAsserted(() -> estimate(options)
                        .statusCode(200)
                        .body("basis", equalTo("measured"))
                        .body("jobs", equalTo(5))
                        .body("steps", equalTo(333))
                        .body("seconds.low", greaterThan(5f))
                        .body("seconds.high", greaterThanOrEqualTo(22f)));
    }

    @Test
    void workerThatJoinsIsCountedAndWhatItLacksIsTold() {
        try (KafkaShareConsumer<String, byte[]> worker = new KafkaShareConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        outside.bootstrapServers(),
                        "client.id",
                        "played-worker",
                        "group.id",
                        Topic.WORKERS_GROUP,
                        "share.acknowledgement.mode",
                        "implicit"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            worker.subscribe(List.of(Topic.REQUESTS));
            await().atMost(SOON).untilAsserted(() -> {
                worker.poll(Duration.ofMillis(100));
                given().get("/v1/queue").then().body("workers", equalTo(1));
            });
            outside.say(new Started(
                    new JobId("able"),
                    Instant.now(),
                    1,
                    "played-worker",
                    "cpu",
                    10,
                    0,
                    null,
                    new WorkerAbility(List.of(NetworkName.BRUSH), 2L << 30, 1 << 22)));

            await().atMost(SOON).untilAsserted(() -> {
                worker.poll(Duration.ofMillis(100));
                estimate("{\"network\":\"vgg19\"}")
                        .body("servable", equalTo(false))
                        .body("reason", equalTo("no worker that is running has the weights of vgg19"));
                estimate("{}").body("servable", equalTo(true)).body("waitingSeconds.low", notNullValue());
            });
        }
        await().atMost(SOON).untilAsserted(() -> given().get("/v1/queue").then().body("workers", equalTo(0)));
    }

    @Test
    void whatIsWrongIsNamedAsInASubmission() {
        Calls.problem(estimate("{\"siez\":3}"), 400, "invalid-request", "siez");
        Calls.problem(estimate("{\"preset\":\"classic\",\"quality\":\"fine\"}"), 400, "invalid-request", "quality");
        Calls.problem(estimate("{\"network\":\"vgg20\"}"), 400, "invalid-request", "vgg20");
        Calls.problem(post("{\"content\":{\"width\":0,\"height\":9},\"styles\":1}"), 400, "invalid-request", "width");
        Calls.problem(post("{\"content\":{\"width\":9,\"height\":9}}"), 400, "invalid-request", "styles");
        Calls.problem(post("{\"styles\":1}"), 400, "invalid-request", "content");
        Calls.problem(post("null"), 400, "invalid-request", "JSON object");
        Calls.problem(post(" ".repeat(70_000)), 413, "body-too-large", "65536");
    }

    private static Succeeded measured(String id, double seconds) {
        MeasuredPace pace = new MeasuredPace(
                NetworkName.BRUSH,
                StyleLossName.W2,
                OptimiserName.ADAM,
                1,
                List.of(new MeasuredPace.OfScale(128, 96, 333, (seconds - 2) / 333)));
        ResultImage image =
                new ResultImage(new S3Object("impasto", "results/x"), "image/png", "ab".repeat(32), 1, 128, 96);
        return new Succeeded(
                new JobId(id),
                Instant.now(),
                new JobResult(image, "cpu", 333, seconds, new LossTerms(1, 1, 1), null, 1, false, pace));
    }

    private static ValidatableResponse estimate(String options) {
        return post("{\"content\":{\"width\":640,\"height\":480},\"styles\":1,\"options\":" + options + "}");
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/estimates")
                .then();
    }
}
