package io.impasto.gateway.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** Gauges of this application. */
public final class Gauges {

    private Gauges() {}

    /** One that looks at this application, even if another one has run in this JVM before, as in tests: a registry keeps the gauge that came first. */
    public static void put(MeterRegistry meters, String name, String description, Supplier<Number> value) {
        meters.find(name).gauges().forEach(meters::remove);
        Gauge.builder(name, value).description(description).register(meters);
    }
}
