package io.impasto.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

/** Neither broker nor store answers: nothing is accepted, everything says so. */
@QuarkusTest
@TestProfile(UnattendedProfile.class)
class OutageIT {

    @Test
    void submissionIsNotAcceptedAndMayBeTriedAgain() {
        given().contentType(ContentType.JSON)
                .body("{\"content\":\"s3://impasto/a.png\",\"styles\":[\"s3://impasto/b.png\"]}")
                .post("/v1/jobs")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .contentType("application/problem+json")
                .body("type", equalTo("urn:impasto:problem:store-unavailable"));
    }

    @Test
    void jobThatMayBeInTheUnreadTopicsIsNotCalledUnknown() {
        given().get("/v1/jobs/perhaps")
                .then()
                .statusCode(503)
                .body("type", equalTo("urn:impasto:problem:view-incomplete"));
    }

    @Test
    void jobThatMayHaveEndedInTheUnreadTopicsIsNotCancelledYet() {
        given().post("/v1/jobs/perhaps/cancel")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("urn:impasto:problem:view-incomplete"));
    }

    @Test
    void readinessIsDownAndSaysWhyWhileLivenessIsUp() {
        String readiness =
                given().get("/q/health/ready").then().statusCode(503).extract().asString();

        assertThat(readiness).contains("127.0.0.1");
        given().get("/q/health/live").then().statusCode(200).body("status", containsString("UP"));
    }
}
