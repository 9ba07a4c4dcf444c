package io.impasto.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.impasto.local.servers.FreePort;
import io.impasto.local.servers.LocalBroker;
import io.impasto.local.servers.LocalS3;
import io.impasto.local.servers.LocalTopics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A real store, and a real broker that isn't there yet, comes, and goes. */
@QuarkusTest
@TestProfile(BrokerOutageIT.Outage.class)
class BrokerOutageIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** Twice the publish timeout, and the rest of a request on a busy machine. */
    private static final Duration BOUND = Duration.ofSeconds(10);

    StoreAlone outside;

    /** Of no use to anybody afterwards but {@link DeadThreadIT}, which comes next. */
    public static final class Outage implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(StoreAlone.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    /** Starts the store only; the test starts and stops the broker at the address that the gateway was given. */
    public static final class StoreAlone implements QuarkusTestResourceLifecycleManager {

        private final int port = FreePort.find();
        private Path folder;
        private LocalS3 s3;

        @Override
        public Map<String, String> start() {
            try {
                folder = Files.createTempDirectory(Path.of("target"), "outage-it-");
                s3 = LocalS3.start(Files.createDirectory(folder.resolve("s3")), 0, "key", "secret-key");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of(
                    "impasto.gateway.view-folder",
                    folder.resolve("view").toAbsolutePath().toString(),
                    "impasto.kafka.bootstrap-servers",
                    "127.0.0.1:" + port,
                    "impasto.kafka.publish-timeout",
                    "2s",
                    "impasto.store.endpoint",
                    s3.endpoint().toString(),
                    "impasto.store.access-key",
                    s3.accessKey(),
                    "impasto.store.secret-key",
                    s3.secretKey());
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(this, new TestInjector.MatchesType(StoreAlone.class));
        }

        LocalBroker broker() {
            return LocalBroker.start(folder.resolve("broker"), port);
        }

        @Override
        public void stop() {
            s3.close();
        }
    }

    @Test
    void nothingIsAcceptedWithoutTheBrokersAcknowledgementAndTheSameGatewayRecovers() {
        // Given a gateway that started before its broker
        await().atMost(SOON).untilAsserted(() -> readiness().statusCode(503).body(storesStatus(), equalTo("UP")));

        // Then
        refused("early");

        // When
        LocalBroker broker = outside.broker();
        try {
            LocalTopics.create(broker.bootstrapServers());

            // Then
            await().atMost(SOON).untilAsserted(() -> readiness().statusCode(200));
            given().get("/v1/jobs/early").then().statusCode(404);
            submit("early").statusCode(202);
            given().get("/v1/jobs/early").then().statusCode(200).body("state", equalTo("accepted"));
            submit("kept").statusCode(202);
            cancel("early").statusCode(202);
        } finally {
            broker.close();
        }

        // When the broker is gone again, then
        refused("late");
        given().get("/v1/jobs/early").then().statusCode(200).body("cancelRequested", equalTo(true));
        within(() -> unavailable(cancel("kept")).body("detail", containsString("not cancelled")));
        given().get("/v1/jobs/kept").then().body("cancelRequested", nullValue());
        await().atMost(SOON).untilAsserted(() -> readiness().statusCode(503));
        given().get("/q/metrics")
                .then()
                .body(containsString("impasto_gateway_requests_published_total 2.0"))
                .body(containsString("impasto_gateway_problems_total{code=\"broker-unavailable\"} 3.0"));
    }

    private static void refused(String id) {
        within(() -> unavailable(submit(id)).body("detail", containsString("not accepted")));
    }

    private static ValidatableResponse unavailable(ValidatableResponse answer) {
        return answer.statusCode(503)
                .header("Retry-After", "5")
                .contentType("application/problem+json")
                .body("type", equalTo("urn:impasto:problem:broker-unavailable"));
    }

    private static void within(Runnable call) {
        long start = System.nanoTime();
        call.run();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
    }

    private static ValidatableResponse cancel(String id) {
        return given().post("/v1/jobs/" + id + "/cancel").then();
    }

    private static ValidatableResponse submit(String id) {
        return given().multiPart("content", "a.png", Pictures.png(40, 30, 1))
                .multiPart("style", "b.png", Pictures.png(20, 20, 2))
                .multiPart("id", id)
                .post("/v1/jobs")
                .then();
    }

    private static ValidatableResponse readiness() {
        return given().get("/q/health/ready").then();
    }

    private static String storesStatus() {
        return "checks.find { it.name == 'store' }.status";
    }
}
