package io.impasto.gateway;

import static io.impasto.gateway.Pictures.png;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.impasto.common.wire.Topic;
import io.impasto.common.wire.TraceHeaders;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What whoever is on call sees of a gateway that nobody has told where traces are collected. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class ObservedIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

    BrokerAndStore outside;

    @BeforeEach
    void waitUntilReady() {
        Calls.awaitReady();
    }

    @Test
    void requestAndItsCancelGoOnInTheTraceOfWhoeverAsks() {
        submission("in-trace")
                .header("traceparent", PARENT)
                .post("/v1/jobs")
                .then()
                .statusCode(202);
        given().header("traceparent", PARENT)
                .post("/v1/jobs/in-trace/cancel")
                .then()
                .statusCode(202);

        assertThat(trace(outside.requests("in-trace")).getTraceId()).isEqualTo(TRACE);
        assertThat(trace(outside.messages(Topic.CONTROL, "in-trace")).getTraceId())
                .isEqualTo(TRACE);
    }

    @Test
    void nonsenseIsNotPassedOn() {
        submission("in-nonsense")
                .header("traceparent", "00-" + "z".repeat(32) + "-b7ad6b7169203331-01")
                .post("/v1/jobs")
                .then()
                .statusCode(202);

        assertThat(trace(outside.requests("in-nonsense")).getTraceId()).doesNotContain("z");
        assertThat(outside.requests("in-nonsense").get(0).headers().toString()).doesNotContain("zzz");
    }

    @Test
    void linesOfARequestBearItsJobAndTheNextOnesDoNot() {
        Lines lines = new Lines();
        Logger root = Logger.getLogger("");
        root.addHandler(lines);
        try {
            submission("logged-1")
                    .header("traceparent", PARENT)
                    .post("/v1/jobs")
                    .then()
                    .statusCode(202);
            submission("logged-2").post("/v1/jobs").then().statusCode(202);
        } finally {
            root.removeHandler(lines);
        }

        assertThat(lines.seen)
                .contains("logged-1 " + TRACE + " jobId=logged-1 state=accepted")
                .anyMatch(line -> line.startsWith("logged-2 ")
                        && line.endsWith(" jobId=logged-2 state=accepted")
                        && !line.contains(TRACE));
    }

    /** Of those about jobs: the job, the trace, and what is said. */
    private static final class Lines extends Handler {

        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            ExtLogRecord extended = ExtLogRecord.wrap(line);
            String message = extended.getFormattedMessage();
            if (message.contains("state=accepted")) {
                seen.add(extended.getMdc("jobId") + " " + extended.getMdc("traceId") + " "
                        + message.replaceFirst(" priority=.*", ""));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void metricsAreThereBeforeAnythingHappensAndCountUploads() {
        submission("counted").post("/v1/jobs").then().statusCode(202);
        given().multiPart("content", "a.png", new byte[] {1, 2, 3})
                .multiPart("style", "b.png", png(20, 20, 2))
                .post("/v1/jobs")
                .then()
                .statusCode(422);

        given().get("/q/metrics")
                .then()
                .body(containsString("impasto_gateway_problems_total{code=\"broker-unavailable\"} "))
                .body(containsString("impasto_gateway_upload_bytes_count{type=\"png\"} "))
                .body(containsString("impasto_gateway_uploads_refused_total{reason=\"unreadable-image\"} "))
                .body(containsString("impasto_broker_trouble 0.0"))
                .body(containsString("impasto_store_trouble 0.0"))
                .body(containsString("impasto_gateway_view_complete 1.0"));
    }

    /** Those that dashboards and alerts may name, by METRICS.md. */
    @Test
    void metricsOfQuarkusThatOthersBuildOnAreThere() throws Exception {
        given().get("/v1/jobs/nobodys").then().statusCode(404);

        String scrape = given().get("/q/metrics").asString();
        Set<String> names = Files.readAllLines(Path.of("../deploy/observe/METRICS.md")).stream()
                .filter(line -> line.matches("\\| `(http|jvm|process)_.*"))
                .map(line -> line.replaceFirst("\\| `(\\w+)`.*", "$1"))
                .collect(Collectors.toSet());
        assertThat(names)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(scrape).containsPattern("(?m)^" + name + "(_count|_sum)?[ {]"));
    }

    @Test
    void healthSaysThatTheViewIsCompleteAndItsThreadsLive() {
        given().get("/q/health/started").then().statusCode(200).body("checks.name.join()", equalTo("view"));
        given().get("/q/health/live")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'threads' }.data.'job-view'", equalTo(true))
                .body("checks.find { it.name == 'threads' }.data.'store-watch'", equalTo(true));
    }

    private static RequestSpecification submission(String id) {
        return given().multiPart("content", "a.png", png(40, 30, 1))
                .multiPart("style", "b.png", png(20, 20, 2))
                .multiPart("id", id);
    }

    private static SpanContext trace(List<ConsumerRecord<String, byte[]>> messages) {
        assertThat(messages).hasSize(1);
        return Span.fromContext(TraceHeaders.read(messages.get(0).headers())).getSpanContext();
    }
}
