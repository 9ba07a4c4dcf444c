package io.impasto.worker.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Cancelled;
import io.impasto.common.event.JobEvent.Preview;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobId;
import io.impasto.common.wire.TraceHeaders;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TracedJobTest extends OneWorker {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String ASKED = "b7ad6b7169203331";
    private static final String OF_THREE_SCALES = """
            {"id":"%s","content":"s3://pictures/content.png","styles":["s3://pictures/style.png"],
             "options":{"preset":"studio","network":"squeezenet1_1","size":60,"smallestScale":30,"scales":3,
                        "initialIterations":2,"iterations":2}}""";

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();

    @BeforeEach
    void askInATrace() {
        itsTrace = TraceHeaders.read(new RecordHeaders()
                .add("traceparent", ("00-" + TRACE + "-" + ASKED + "-01").getBytes(StandardCharsets.UTF_8)));
    }

    private void look() {
        telemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build())
                .build();
    }

    @Test
    void phasesAreChildrenOfTheAttemptWhichIsOneOfWhoeverAsked() {
        look();

        run(OF_THREE_SCALES.formatted("j1"));

        SpanData attempt = one("attempt");
        assertThat(attempt.getTraceId()).isEqualTo(TRACE);
        assertThat(attempt.getParentSpanId()).isEqualTo(ASKED);
        assertThat(attempt.getAttributes().asMap().toString()).contains("j1", "studio", "succeeded");
        assertThat(spans.getFinishedSpanItems())
                .filteredOn(span -> !span.getName().equals("attempt"))
                .allSatisfy(span -> assertThat(span.getParentSpanId()).isEqualTo(attempt.getSpanId()))
                .extracting(SpanData::getName)
                .containsExactly(
                        "fetch", "load", "begin", "optimise", "optimise", "optimise", "encode", "store", "announce");
    }

    @Test
    void endIsToldInTheTraceItWasAskedIn() {
        look();

        run(request("j1", ""));

        assertThat(traceOf(Succeeded.class).getTraceId()).isEqualTo(TRACE);
        assertThat(traceOf(Succeeded.class).getSpanId())
                .isEqualTo(one("announce").getSpanId());
    }

    @Test
    void previewIsToldInItsTraceByTheThreadThatUploads() {
        look();
        previewInterval = Duration.ofMillis(1);

        run(longer("j1"));

        assertThat(traceOf(Preview.class).getTraceId()).isEqualTo(TRACE);
        assertThat(linesOf(Preview.class)).isEqualTo("j1 1");
    }

    @Test
    void interruptedAttemptAndTheNextAreInOneTrace() {
        look();
        lease.withdrawnAtLook = 20;

        run(longer("j1"));
        lease.withdrawnAtLook = Integer.MAX_VALUE;
        lease.withdrawn = false;
        run(longer("j1"));

        assertThat(all("attempt"))
                .hasSize(2)
                .allSatisfy(attempt -> assertThat(attempt.getTraceId()).isEqualTo(TRACE));
        assertThat(all("attempt").get(0).getAttributes().asMap().toString()).contains("interrupted");
        assertThat(one("resume").getParentSpanId())
                .isEqualTo(all("attempt").get(1).getSpanId());
    }

    @Test
    void endWithoutAnAttemptIsInTheTraceToo() {
        look();
        cancelled.put(new JobId("j1"), new Cancellation(new JobId("j1"), clock.instant(), null));

        run(request("j1", ""));

        assertThat(traceOf(Cancelled.class).getTraceId()).isEqualTo(TRACE);
        assertThat(all("attempt")).isEmpty();
    }

    @Test
    void withoutACollectorTheRequestsTraceGoesOnIntoItsEvents() {
        run(request("j1", ""));

        assertThat(traceOf(Succeeded.class).getTraceId()).isEqualTo(TRACE);
        assertThat(traceOf(Succeeded.class).getSpanId()).isEqualTo(ASKED).isNotEqualTo(SpanId.getInvalid());
    }

    @Test
    void linesBearTheJobAndTheAttemptAndNoneAfterIt() {
        run(request("j1", ""));

        assertThat(linesOf(Succeeded.class)).isEqualTo("j1 1");
        assertThat(MDC.get("jobId")).isNull();
        assertThat(MDC.get("attempt")).isNull();
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }

    private SpanData one(String name) {
        assertThat(all(name)).hasSize(1);
        return all(name).get(0);
    }

    private List<SpanData> all(String name) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    private SpanContext traceOf(Class<? extends JobEvent> event) {
        return surroundings.stream()
                .filter(told -> event.isInstance(told.event()))
                .findFirst()
                .orElseThrow()
                .span();
    }

    private String linesOf(Class<? extends JobEvent> event) {
        return surroundings.stream()
                .filter(told -> event.isInstance(told.event()))
                .findFirst()
                .orElseThrow()
                .lines();
    }
}
