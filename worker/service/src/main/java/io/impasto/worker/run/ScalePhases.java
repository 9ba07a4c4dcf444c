package io.impasto.worker.run;

import io.impasto.engine.Optimisation;
import io.impasto.worker.observe.JobTracer;
import io.impasto.worker.observe.Phase;

/** The optimisation's phases: one for each scale, one after the other. */
final class ScalePhases implements AutoCloseable {

    private final JobTracer tracer;
    private final Optimisation optimisation;
    private Phase present;

    ScalePhases(JobTracer tracer, Optimisation optimisation) {
        this.tracer = tracer;
        this.optimisation = optimisation;
        this.present = begin(tracer, optimisation);
    }

    /** The optimisation has climbed to another scale. */
    void next() {
        close();
        present = begin(tracer, optimisation);
    }

    private static Phase begin(JobTracer tracer, Optimisation optimisation) {
        return tracer.begin("optimise")
                .with("impasto.scale", optimisation.scale())
                .with("impasto.first-step", optimisation.step());
    }

    @Override
    public void close() {
        present.close();
    }
}
