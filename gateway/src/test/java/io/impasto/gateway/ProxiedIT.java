package io.impasto.gateway;

import static io.impasto.gateway.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A gateway that is open on purpose, as a proxy in front of it decides who gets in; it needs neither broker nor store for that. */
@QuarkusTest
@TestProfile(UnattendedProfile.class)
class ProxiedIT {

    @Test
    void configuredNameIsKnown() {
        given().header("Host", "impasto.example").get("/").then().statusCode(200);
        given().header("Host", "other.example").get("/").then().statusCode(421);
    }

    @Test
    void browserThatCameByTlsIsToldToStayThere() {
        given().header("X-Forwarded-Proto", "https")
                .get("/")
                .then()
                .header("Strict-Transport-Security", equalTo("max-age=31536000"));
        given().get("/").then().header("Strict-Transport-Security", nullValue());
    }

    @Test
    void addressThatAsksTooOftenWaitsWhileOthersDoNot() {
        for (int i = 0; i < UnattendedProfile.PER_MINUTE; i++) {
            limits("192.0.2.1").statusCode(200);
        }

        // One more is allowed every three seconds, which may pass meanwhile on a busy machine.
        ValidatableResponse limited = Stream.generate(() -> limits("192.0.2.1"))
                .limit(UnattendedProfile.PER_MINUTE)
                .filter(answer -> answer.extract().statusCode() != 200)
                .findFirst()
                .orElseThrow();
        problem(limited, 429, "rate-limited", "At most " + UnattendedProfile.PER_MINUTE);
        limits("192.0.2.2")
                .statusCode(200)
                .header("RateLimit-Policy", containsString("q=" + UnattendedProfile.PER_MINUTE));
    }

    private static ValidatableResponse limits(String address) {
        return given().header("X-Forwarded-For", address)
                .get("/page/limits.json")
                .then();
    }

    @Test
    void bodyThatNeverComesIsNotWaitedForForEver() throws IOException {
        String answer = RawHttp.answer("POST /v1/jobs HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Content-Length: 100\r\n\r\n{");

        assertThat(answer).doesNotContain(" 200 ", " 202 ");
    }
}
