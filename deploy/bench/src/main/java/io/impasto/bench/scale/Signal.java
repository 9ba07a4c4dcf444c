package io.impasto.bench.scale;

import java.util.Locale;

/** How many workers are wanted, by the gauges: a metric over its target, as KEDA has the HPA divide them. */
sealed interface Signal {

    /** Not yet rounded up; 0 or less wants none. */
    double workers(Gauges gauges);

    /** @param target so many waiting jobs a worker; those that run aren't counted */
    record JobsWaiting(double target) implements Signal {
        @Override
        public double workers(Gauges gauges) {
            return gauges.waiting() / target;
        }

        @Override
        public String toString() {
            return "jobs waiting / " + Signal.number(target);
        }
    }

    /** @param target so many jobs a worker, waiting or running: the share group's lag */
    record Lag(double target) implements Signal {
        @Override
        public double workers(Gauges gauges) {
            return (gauges.waiting() + gauges.running()) / target;
        }

        @Override
        public String toString() {
            return "jobs waiting and running / " + Signal.number(target);
        }
    }

    /** @param within which all that waits is to be worked off, s; workers that are busy aren't counted */
    record SecondsWaiting(double within) implements Signal {
        @Override
        public double workers(Gauges gauges) {
            return gauges.secondsWaiting() / within;
        }

        @Override
        public String toString() {
            return "GPU seconds waiting / " + Signal.number(within);
        }
    }

    /** @param within which all that waits is to be worked off by workers beside those that are busy, s */
    record RunningAndSecondsWaiting(double within) implements Signal {
        @Override
        public double workers(Gauges gauges) {
            return gauges.running() + gauges.secondsWaiting() / within;
        }

        @Override
        public String toString() {
            return "jobs running + GPU seconds waiting / " + Signal.number(within);
        }
    }

    /**
     * What the ScaledObjects in {@code deploy/chart/keda} make of the three gauges that the gateway exports: {@code style_jobs_waiting}, which
     * counts those that run, {@code style_workers}, and {@code style_gpu_seconds_waiting}, which is the first times the mean of the last jobs.
     *
     * @param within which all that waits is to be worked off by workers beside those that are busy, s
     */
    record Exported(double within) implements Signal {
        @Override
        public double workers(Gauges gauges) {
            double jobs = (double) gauges.waiting() + gauges.running();
            double seconds = jobs * gauges.meanSeconds();
            double waiting = Math.max(jobs - gauges.workers(), 0);
            return Math.min(jobs, gauges.workers()) + waiting / Math.max(jobs, 1) * seconds / within;
        }

        @Override
        public String toString() {
            return "busy + waiting GPU seconds by the gauges / " + Signal.number(within);
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
