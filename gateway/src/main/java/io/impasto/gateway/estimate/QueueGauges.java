package io.impasto.gateway.estimate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** The queue as metrics, for whoever scales workers. While nothing is known they are not a number, so that nobody scales on it. */
@Startup
@Singleton
class QueueGauges {

    /** Requests that aren't done yet, those being painted among them. */
    static final String JOBS_WAITING = "style.jobs.waiting";

    /** Workers that have joined. */
    static final String WORKERS = "style.workers";

    /** What all that waits takes of devices, s: the requests times the mean of what the last jobs took. */
    static final String GPU_SECONDS_WAITING = "style.gpu.seconds.waiting";

    QueueGauges(MeterRegistry meters, Waiting waiting) {
        Gauge.builder(
                        JOBS_WAITING,
                        () -> waiting.present()
                                .map(state -> (double) state.waiting())
                                .orElse(Double.NaN))
                .description("Requests that are not done yet, those being painted among them")
                .register(meters);
        Gauge.builder(
                        WORKERS,
                        () -> waiting.present()
                                .map(state -> (double) state.workers().size())
                                .orElse(Double.NaN))
                .description("Workers that have joined the share group")
                .register(meters);
        Gauge.builder(GPU_SECONDS_WAITING, () -> waiting.deviceSeconds().orElse(Double.NaN))
                .description("Device seconds that the waiting requests will take, by the mean of the last jobs")
                .register(meters);
    }
}
