package io.impasto.gateway;

import static io.impasto.gateway.Calls.CONTENT;
import static io.impasto.gateway.Calls.STYLE;
import static io.impasto.gateway.Calls.form;
import static io.impasto.gateway.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.impasto.common.image.ImageRef.S3Object;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A submission that is sent again, since nobody knows whether the first arrived: one job, whichever way it is named. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class SubmitTwiceIT {

    private static final String REFERENCES =
            "{%s\"content\":\"s3://impasto/twice/a.png\",\"styles\":[\"s3://impasto/twice/b.png\"],\"options\":{\"seed\":%d}}";

    BrokerAndStore outside;

    @BeforeEach
    void picturesAreThere() {
        Calls.awaitReady();
        outside.store().putIfAbsent(new S3Object("impasto", "twice/a.png"), CONTENT, "image/png");
        outside.store().putIfAbsent(new S3Object("impasto", "twice/b.png"), STYLE, "image/png");
    }

    private static RequestSpecification json(String id, int seed) {
        return given().contentType("application/json").body(REFERENCES.formatted(id, seed));
    }

    @Test
    void sameKeyWithTheSamePicturesIsOneJob() {
        String id = form().header("Idempotency-Key", "\"form-1\"")
                .post("/v1/jobs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        form().header("Idempotency-Key", "\"form-1\"")
                .post("/v1/jobs")
                .then()
                .statusCode(202)
                .body("id", equalTo(id))
                .header("Location", endsWith("/v1/jobs/" + id));

        assertThat(outside.requests(id)).hasSize(1);
    }

    @Test
    void sameKeyWithTheSameReferencesIsOneJobEvenIfThatIsSaidInOtherWords() {
        String id = json("", 1)
                .header("Idempotency-Key", "json-1")
                .post("/v1/jobs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        json("\"id\" : \"" + id + "\", ", 1)
                .header("Idempotency-Key", "json-1")
                .post("/v1/jobs")
                .then()
                .statusCode(202)
                .body("id", equalTo(id));

        assertThat(outside.requests(id)).hasSize(1);
    }

    @Test
    void sameKeyWithAnotherRequestIsRefused() {
        json("", 2).header("Idempotency-Key", "json-2").post("/v1/jobs").then().statusCode(202);

        ValidatableResponse refused =
                json("", 3).header("Idempotency-Key", "json-2").post("/v1/jobs").then();

        problem(refused, 422, "idempotency-key-reused", "came with another request before");
        refused.body("field", equalTo("Idempotency-Key"));
    }

    @Test
    void keyAndIdMustAgree() {
        ValidatableResponse refused = json("\"id\":\"mine\",", 4)
                .header("Idempotency-Key", "json-4")
                .post("/v1/jobs")
                .then();

        problem(refused, 400, "invalid-request", "which the Idempotency-Key stands for");
        problem(
                form().multiPart("id", "mine")
                        .header("Idempotency-Key", "json-4")
                        .post("/v1/jobs")
                        .then(),
                400,
                "invalid-request",
                "which the Idempotency-Key stands for");
    }

    @Test
    void keyThatIsNoneIsRefused() {
        problem(
                json("", 5)
                        .header("Idempotency-Key", "two words")
                        .post("/v1/jobs")
                        .then(),
                400,
                "invalid-request",
                "double quotes");
    }

    @Test
    void putIs201OnceThen200Then409ForAnother() {
        json("", 6).put("/v1/jobs/put-json").then().statusCode(201).header("Location", endsWith("/v1/jobs/put-json"));
        json("\"id\":\"put-json\",", 6)
                .put("/v1/jobs/put-json")
                .then()
                .statusCode(200)
                .body("id", equalTo("put-json"));
        problem(json("", 7).put("/v1/jobs/put-json").then(), 409, "id-taken", "put-json");

        assertThat(outside.requests("put-json")).hasSize(1);
    }

    @Test
    void putTakesPicturesToo() {
        form().put("/v1/jobs/put-form").then().statusCode(201).body("state", equalTo("accepted"));
        form().put("/v1/jobs/put-form").then().statusCode(200);

        assertThat(outside.requests("put-form")).hasSize(1);
    }

    @Test
    void addressAndBodyMustNameTheSameJob() {
        problem(
                json("\"id\":\"other\",", 8).put("/v1/jobs/put-8").then(),
                400,
                "invalid-request",
                "other is not put-8, which the address stands for");
        problem(json("", 8).put("/v1/jobs/-no").then(), 400, "invalid-request", "is not a job id");
    }

    @Test
    void structuredCloudEventIsWhatItsDataIs() {
        String event = "{\"specversion\":\"1.0\",\"id\":\"e1\",\"source\":\"/test\",\"type\":\"io.impasto.request\","
                + "\"expirytime\":\"2100-01-01T00:00:00Z\",\"data\":" + REFERENCES.formatted("\"id\":\"event-1\",", 9)
                + "}";

        given().contentType("application/cloudevents+json")
                .body(event)
                .post("/v1/jobs")
                .then()
                .statusCode(202)
                .body("id", equalTo("event-1"))
                .body("expirytime", equalTo("2100-01-01T00:00:00Z"));

        assertThat(outside.requests("event-1")).hasSize(1);
    }

    @Test
    void cloudEventWithoutARequestIsRefusedInWords() {
        String withoutId = "{\"specversion\":\"1.0\",\"id\":\"e2\",\"source\":\"/test\",\"type\":\"t\",\"data\":"
                + REFERENCES.formatted("", 9) + "}";

        problem(
                given().contentType("application/cloudevents+json")
                        .body(withoutId)
                        .post("/v1/jobs")
                        .then(),
                400,
                "invalid-request",
                "id");
        given().contentType("application/cloudevents+json")
                .body("{}")
                .post("/v1/jobs")
                .then()
                .statusCode(400)
                .body("detail", containsString("CloudEvent"));
    }
}
