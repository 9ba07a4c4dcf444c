package io.impasto.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A gateway that nobody uses any more: what else is done to it is done before, {@link BrokerOutageIT}. */
@QuarkusTest
@TestProfile(BrokerOutageIT.Outage.class)
class DeadThreadIT {

    @Test
    void gatewayThatLostAThreadIsNotAliveAndSaysWhich() {
        given().get("/q/health/live").then().statusCode(200);

        threads("store-watch").forEach(Thread::interrupt); // stops it, as the gateway's own end does

        await().untilAsserted(() -> given().get("/q/health/live")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'threads' }.data.'store-watch'", equalTo(false))
                .body("checks.find { it.name == 'threads' }.data.'job-view'", equalTo(true)));
    }

    private static List<Thread> threads(String name) {
        List<Thread> found = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .toList();
        assertThat(found).isNotEmpty();
        return found;
    }
}
