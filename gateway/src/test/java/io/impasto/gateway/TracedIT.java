package io.impasto.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.impasto.common.wire.TraceHeaders;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A gateway whose traces are sent to where somebody receives them. */
@QuarkusTest
@TestProfile(TracedIT.Collected.class)
class TracedIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String OTHER_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String ASKED = "b7ad6b7169203331";
    private static final Duration SOON = Duration.ofSeconds(30);

    BrokerAndStore outside;

    TraceReceiver receiver;

    public static final class Collected implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(BrokerAndStore.class), new TestResourceEntry(TraceReceiver.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    void requestsRecordIsAChildOfTheHttpRequestWhichIsOneOfWhoeverAsks() {
        Calls.awaitReady();

        given().multiPart("content", "a.png", Pictures.png(40, 30, 1))
                .multiPart("style", "b.png", Pictures.png(20, 20, 2))
                .multiPart("id", "traced")
                .header("traceparent", "00-" + TRACE + "-" + ASKED + "-01")
                .post("/v1/jobs")
                .then()
                .statusCode(202);

        SpanContext published = Span.fromContext(
                        TraceHeaders.read(outside.requests("traced").get(0).headers()))
                .getSpanContext();
        assertThat(published.getTraceId()).isEqualTo(TRACE);
        assertThat(published.getSpanId()).isNotEqualTo(ASKED);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(receiver.spans(TRACE))
                        .hasSize(1)
                        .first()
                        .satisfies(received -> {
                            assertThat(received.service()).isEqualTo("impasto-gateway");
                            assertThat(received.span().getName()).isEqualTo("POST /v1/jobs");
                            assertThat(received.parent()).isEqualTo(ASKED);
                            assertThat(received.id()).isEqualTo(published.getSpanId());
                        }));
    }

    /** OpenMetrics would have exemplars, and some where Prometheus refuses the whole answer for them: README.md of deploy/observe. */
    @Test
    void prometheusIsAnsweredWithoutExemplars() {
        Calls.awaitReady();

        given().header("traceparent", "00-" + OTHER_TRACE + "-" + ASKED + "-01")
                .get("/v1/jobs/nobodys")
                .then()
                .statusCode(404);

        assertThat(scrape("application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.5,*/*;q=0.4"))
                .contains("impasto_gateway_problems_total{code=\"unknown-job\"")
                .doesNotContain("trace_id");
        assertThat(scrape("application/openmetrics-text;version=1.0.0;q=0.6,*/*;q=0.5"))
                .as("once http_server_requests_seconds_count has none here, Prometheus can be told to ask so")
                .contains("http_server_requests_seconds_count{")
                .containsPattern("impasto_gateway_problems_total\\{code=\"unknown-job\"} [0-9.]+ # \\{.*trace_id=\""
                        + OTHER_TRACE)
                .containsPattern("http_server_requests_seconds_count\\{.*} [0-9.]+ # \\{");
    }

    private static String scrape(String accept) {
        return given().header("Accept", accept).get("/q/metrics").asString();
    }
}
