package io.impasto.gateway;

import static io.impasto.gateway.Calls.problem;
import static io.impasto.gateway.KeyedCalls.USER;
import static io.impasto.gateway.KeyedCalls.finished;
import static io.impasto.gateway.KeyedCalls.form;
import static io.impasto.gateway.KeyedCalls.submitted;
import static io.impasto.gateway.KeysAndIssuer.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.impasto.common.access.KeyText;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers who ask for more than is theirs. */
@QuarkusTest
@TestProfile(KeyedProfile.class)
class LimitsIT {

    BrokerAndStore outside;
    KeysAndIssuer access;

    @BeforeEach
    void waitUntilReady() {
        Calls.awaitReady();
    }

    @Test
    void requestsBeyondTheLimitWaitForTheirTurnAndAreToldHowLong() {
        KeyText key = access.key("hasty", 5, null, USER);

        ValidatableResponse first = with(key).get("/v1/jobs/x").then().statusCode(404);
        first.header("RateLimit-Policy", equalTo("\"requests\";q=5;w=60"))
                .header("RateLimit", matchesPattern("\"requests\";r=4;t=1[0-2]"));
        List<Response> more = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            more.add(with(key).get("/v1/jobs/x"));
        }

        ValidatableResponse limited = more.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow()
                .then();
        problem(limited, 429, "rate-limited", "At most 5 requests");
        limited.header("RateLimit", matchesPattern("\"requests\";r=0;t=\\d+"))
                .header("Retry-After", matchesPattern("[1-9]\\d?"));
        with(access.key("patient", USER))
                .get("/v1/jobs/x")
                .then()
                .statusCode(404)
                .header("RateLimit", nullValue());
    }

    @Test
    void jobsBeyondTheQuotaAreRefusedUntilOneEnds() {
        KeyText key = access.key("greedy", null, 1, USER);
        submitted(key, "greedy-1");

        ValidatableResponse second =
                form(key).multiPart("id", "greedy-2").post("/v1/jobs").then();

        problem(second, 429, "too-many-open-jobs", "at most 1");
        second.header("Retry-After", equalTo("5"));
        assertThat(outside.requests("greedy-2")).isEmpty();
        form(key).multiPart("id", "greedy-1").post("/v1/jobs").then().statusCode(202); // No new one.
        finished(outside, "greedy-1");
        await().untilAsserted(() ->
                form(key).multiPart("id", "greedy-3").post("/v1/jobs").then().statusCode(202));
    }

    @Test
    void quotaHoldsAgainstManyAtOnce() throws Exception {
        int quota = 3;
        KeyText key = access.key("swarm", null, quota, USER);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String id = "swarm-" + i;
                calls.add(() -> form(key).multiPart("id", id).post("/v1/jobs").statusCode());
            }
            int accepted = 0;
            for (Future<Integer> status : threads.invokeAll(calls)) {
                assertThat(status.get()).isIn(202, 429);
                accepted += status.get() == 202 ? 1 : 0;
            }
            assertThat(accepted).isBetween(1, quota);
        } finally {
            threads.shutdownNow();
        }
    }
}
