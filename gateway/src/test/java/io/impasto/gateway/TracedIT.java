package io.impasto.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.impasto.common.wire.TraceHeaders;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A gateway whose traces are collected. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@TestProfile(TracedIT.Collected.class)
class TracedIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String OTHER_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String ASKED = "b7ad6b7169203331";

    BrokerAndStore outside;

    @Inject
    InMemorySpanExporter spans;

    /** In memory, and nowhere else. */
    public static final class Collected implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.otel.sdk.disabled", "false",
                    "quarkus.otel.exporter.otlp.enabled", "false",
                    "quarkus.otel.bsp.schedule.delay", "50ms");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Collector.class);
        }
    }

    @Alternative
    static final class Collector {

        @Produces
        @ApplicationScoped
        InMemorySpanExporter collector() {
            return InMemorySpanExporter.create();
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
        await().untilAsserted(() -> assertThat(spans.getFinishedSpanItems())
                .filteredOn(span -> span.getTraceId().equals(TRACE))
                .hasSize(1)
                .first()
                .satisfies((SpanData span) -> {
                    assertThat(span.getName()).isEqualTo("POST /v1/jobs");
                    assertThat(span.getParentSpanId()).isEqualTo(ASKED);
                    assertThat(span.getSpanId()).isEqualTo(published.getSpanId());
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
