package io.impasto.common.wire;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Which trace a record belongs to, in its headers: W3C Trace Context as tracing tools spell it and, on an event, as CloudEvents' distributed
 * tracing extension does, too. What is there isn't believed: anything that isn't well-formed counts as nothing.
 */
public final class TraceHeaders {

    public static final String TRACEPARENT = "traceparent";

    /** As an attribute of a CloudEvent in binary mode. */
    public static final String CE_PREFIX = "ce_";

    /** The longest that W3C asks anybody to pass on. */
    private static final int LONGEST = 512;

    private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();

    private static final TextMapGetter<Headers> READING = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            return Arrays.stream(headers.toArray()).map(Header::key).toList();
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            if (headers == null) {
                return null;
            }
            String plain = text(headers.lastHeader(name));
            return plain == null ? text(headers.lastHeader(CE_PREFIX + name)) : plain;
        }
    };

    private TraceHeaders() {}

    /** The trace that a record says it belongs to; the plain headers count before those of CloudEvents. */
    public static Context read(Headers headers) {
        return W3C.extract(Context.root(), headers, READING);
    }

    /** Says on a record which trace it belongs to; nothing if it is none. */
    public static void write(Context context, Headers headers) {
        W3C.inject(context, headers, (carrier, name, value) -> set(headers, name, value));
    }

    /** Says it on an event. */
    public static void writeOnEvent(Context context, Headers headers) {
        W3C.inject(context, headers, (carrier, name, value) -> {
            set(headers, name, value);
            set(headers, CE_PREFIX + name, value);
        });
    }

    private static void set(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String text(@Nullable Header header) {
        return header == null || header.value() == null || header.value().length > LONGEST
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
