package io.impasto.common.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceHeadersTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

    @ParameterizedTest
    @ValueSource(strings = {"traceparent", "ce_traceparent"})
    void recordSaysWhichTraceItBelongsTo(String header) {
        SpanContext read = read(headers(header, PARENT));

        assertThat(read.getTraceId()).isEqualTo(TRACE);
        assertThat(read.isRemote()).isTrue();
    }

    @Test
    void eventSaysItAsCloudEventsDoToo() {
        Headers written = new RecordHeaders();
        Headers from = headers("traceparent", PARENT);
        from.add("tracestate", "vendor=1".getBytes(StandardCharsets.UTF_8));

        TraceHeaders.writeOnEvent(TraceHeaders.read(from), written);

        for (String prefix : new String[] {"", "ce_"}) {
            assertThat(text(written.lastHeader(prefix + "traceparent"))).isEqualTo(PARENT);
            assertThat(text(written.lastHeader(prefix + "tracestate"))).isEqualTo("vendor=1");
        }
    }

    @Test
    void nothingIsSaidWhereThereIsNoTrace() {
        Headers written = new RecordHeaders();

        TraceHeaders.writeOnEvent(Context.root(), written);

        assertThat(written).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\njobId=forged",
                "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            })
    void whatIsNotWellFormedCountsAsNothing(String hostile) {
        assertThat(read(headers("traceparent", hostile)).isValid()).isFalse();
    }

    @Test
    void tooLongAndNullCountAsNothing() {
        Headers longer = headers("traceparent", PARENT + "-" + "x".repeat(1_000_000));
        longer.add("ce_traceparent", null);

        assertThat(read(longer).isValid()).isFalse();
    }

    @Test
    void requestKeepsItsTraceHoweverOftenItIsPutOff() {
        // Given
        ConsumerRecord<String, byte[]> request = new ConsumerRecord<>(Topic.REQUESTS, 0, 0, "job", new byte[] {1});
        request.headers().add("traceparent", PARENT.getBytes(StandardCharsets.UTF_8));

        // When
        ProducerRecord<String, byte[]> deferred =
                DeferredRequest.of(request, Instant.EPOCH.plusSeconds(1), Optional.of(1));
        ProducerRecord<String, byte[]> returned = DeferredRequest.returned(Samples.received(deferred));
        ProducerRecord<String, byte[]> again = DeferredRequest.again(Samples.received(returned));

        // Then
        assertThat(text(again.headers().lastHeader("traceparent"))).isEqualTo(PARENT);
    }

    private static SpanContext read(Headers headers) {
        return Span.fromContext(TraceHeaders.read(headers)).getSpanContext();
    }

    private static Headers headers(String name, String value) {
        return new RecordHeaders().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
