package io.impasto.gateway.estimate;

import io.impasto.gateway.metrics.Gauges;
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
        Gauges.put(
                meters,
                JOBS_WAITING,
                "Requests that are not done yet, those being painted among them",
                () -> waiting.present().map(state -> (double) state.waiting()).orElse(Double.NaN));
        Gauges.put(
                meters,
                WORKERS,
                "Workers that have joined the share group",
                () -> waiting.present()
                        .map(state -> (double) state.workers().size())
                        .orElse(Double.NaN));
        Gauges.put(
                meters,
                GPU_SECONDS_WAITING,
                "Device seconds that the waiting requests will take, by the mean of the last jobs",
                () -> waiting.deviceSeconds().orElse(Double.NaN));
    }
}
