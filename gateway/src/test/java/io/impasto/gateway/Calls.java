package io.impasto.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.impasto.common.job.JobId;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;

/** What tests call and expect of any gateway. */
final class Calls {

    static final byte[] CONTENT = Pictures.png(40, 30, 1);
    static final byte[] STYLE = Pictures.png(20, 20, 2);

    private Calls() {}

    static void awaitReady() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    /** A submission that lacks nothing. */
    static RequestSpecification form() {
        return given().multiPart("content", "a.png", CONTENT).multiPart("style", "b.png", STYLE);
    }

    static ValidatableResponse job(String id) {
        return given().get("/v1/jobs/" + id).then();
    }

    static void awaitState(JobId id, String state) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> job(id.value()).statusCode(200).body("state", equalTo(state)));
    }

    static void problem(ValidatableResponse answer, int status, String code, String named) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:impasto:problem:" + code))
                .body("status", equalTo(status))
                .body("detail", containsString(named));
    }
}
