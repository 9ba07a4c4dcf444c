package io.impasto.gateway;

import static io.impasto.gateway.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.impasto.local.servers.FreePort;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A gateway that is open on purpose, as a proxy in front of it decides who gets in; it needs neither broker nor store for that. */
@QuarkusTest
@TestProfile(ProxiedIT.BehindAProxy.class)
class ProxiedIT {

    private static final int PER_MINUTE = 4;

    public static final class BehindAProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "impasto.access.open", "true",
                    "impasto.access.hosts", "impasto.example",
                    "impasto.access.address-requests-per-minute", Integer.toString(PER_MINUTE),
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1",
                    "quarkus.http.read-timeout", "1s",
                    "impasto.kafka.bootstrap-servers", "127.0.0.1:" + FreePort.find(),
                    "impasto.store.endpoint", "http://127.0.0.1:" + FreePort.find(),
                    "impasto.store.access-key", "key",
                    "impasto.store.secret-key", "secret-key");
        }
    }

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
        for (int i = 0; i < PER_MINUTE; i++) {
            given().header("X-Forwarded-For", "192.0.2.1")
                    .get("/page/limits.json")
                    .then()
                    .statusCode(200);
        }

        problem(
                given().header("X-Forwarded-For", "192.0.2.1")
                        .get("/page/limits.json")
                        .then(),
                429,
                "rate-limited",
                "At most 4");
        given().header("X-Forwarded-For", "192.0.2.2")
                .get("/page/limits.json")
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", containsString("q=4"));
    }

    @Test
    void bodyThatNeverComesIsNotWaitedForForEver() throws IOException {
        String answer = RawHttp.answer("POST /v1/jobs HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Content-Length: 100\r\n\r\n{");

        assertThat(answer).doesNotContain(" 200 ", " 202 ");
    }
}
