package io.impasto.gateway.estimate;

import io.impasto.common.job.MeasuredPace.OfScale;
import io.impasto.common.job.Scale;
import java.util.ArrayList;
import java.util.List;

/** How long jobs of one kind take, by those that were measured. Immutable. */
final class PaceModel {

    /** A job weighs so much of the next newer one: half after 23 jobs. */
    private static final double FORGETTING = 0.97;

    /** What a job takes beside its steps, before anything was measured: once, and once more for each scale, s. */
    private static final double OVERHEAD = 0.7;

    /** Before anything was measured the truth may be four times less or more. */
    private static final double GUESS_FACTOR = 4;

    private static final double LOWEST = 0.05;
    private static final double HIGHEST = 0.95;

    /** What is further off than so many spreads is taken for that far off. */
    private static final double FURTHEST = 3;

    /** Nine of ten of what is normally distributed lie within so many spreads; few jobs know their spread badly. */
    private static final double SPREADS = 1.645;

    /** Of the logarithm: no machine is more regular than 14 %. */
    private static final double LEAST_HALF_WIDTH = 0.13;

    /** Divided by the root of the number of jobs: the one after the first may take 2.5 times less or more, on a busy machine. */
    private static final double HALF_WIDTH_OF_ONE = 0.9;

    /** Of the logarithm, for each factor of e in pixels beyond what was seen. */
    private static final double HALF_WIDTH_BEYOND = 0.15;

    private final List<MeasuredJob> jobs;
    private final StepCost cost;
    private final double overhead;

    /**
     * @param jobs of that kind, the newest first
     */
    PaceModel(PaceKey kind, List<MeasuredJob> jobs) {
        this.jobs = List.copyOf(jobs);
        StepCost guess = StepCost.guess(kind);
        List<StepCostFit.Point> points = points();
        this.cost = points.isEmpty() ? guess : StepCostFit.fit(points, guess);
        this.overhead = overheadOfAScale();
    }

    /** How many jobs it rests on; 0 if it is a guess. */
    int measured() {
        return jobs.size();
    }

    /** What painting at these scales takes. */
    Interval seconds(List<Scale> scales) {
        double middle = overhead * (1 + scales.size())
                + scales.stream()
                        .mapToDouble(scale ->
                                scale.steps() * cost.seconds(scale.size().pixels()))
                        .sum();
        if (jobs.isEmpty()) {
            return Interval.around(middle, 1 / GUESS_FACTOR, GUESS_FACTOR);
        }
        WeightedSample errors = errors(middle);
        double median = errors.median();
        double reach = FURTHEST * Math.max(LEAST_HALF_WIDTH / FURTHEST, errors.spread());
        double half = Math.max(
                halfWidth(scales.get(scales.size() - 1).size().pixels()),
                SPREADS * errors.spread() * (1 + 1 / Math.sqrt(jobs.size())));
        double low = Math.max(errors.quantile(LOWEST), median - reach);
        double high = Math.min(errors.quantile(HIGHEST), median + reach);
        return Interval.around(middle, Math.exp(Math.min(low, median - half)), Math.exp(Math.max(high, median + half)));
    }

    private double halfWidth(long pixels) {
        double beyond = jobs.stream()
                .flatMap(job -> job.pace().scales().stream())
                .mapToDouble(scale -> Math.abs(Math.log((double) pixels / scale.pixels())))
                .min()
                .orElse(0);
        return Math.max(LEAST_HALF_WIDTH, HALF_WIDTH_OF_ONE / Math.sqrt(jobs.size())) + HALF_WIDTH_BEYOND * beyond;
    }

    /** By how much the measured jobs are off, as logarithms; those that take about as long count most. */
    private WeightedSample errors(double seconds) {
        WeightedSample errors = new WeightedSample();
        double weight = 1;
        for (MeasuredJob job : jobs) {
            if (job.whole()) {
                double middle = middle(job);
                double likeness = Math.exp(-Math.abs(Math.log(middle / seconds)));
                errors.add(Math.log(Math.max(Double.MIN_NORMAL, job.seconds()) / middle), weight * likeness);
            }
            weight *= FORGETTING;
        }
        return errors;
    }

    private double middle(MeasuredJob job) {
        List<OfScale> scales = job.pace().scales();
        return overhead * (1 + scales.size())
                + scales.stream()
                        .mapToDouble(scale -> scale.steps() * cost.seconds(scale.pixels()))
                        .sum();
    }

    private List<StepCostFit.Point> points() {
        List<StepCostFit.Point> points = new ArrayList<>();
        double weight = 1;
        for (MeasuredJob job : jobs) {
            double all = job.stepSeconds();
            for (OfScale scale : job.pace().scales()) {
                if (scale.secondsPerStep() > 0) {
                    // What takes most of the time has to fit best.
                    points.add(new StepCostFit.Point(
                            scale.pixels(), scale.secondsPerStep(), weight * scale.seconds() / all));
                }
            }
            weight *= FORGETTING;
        }
        return points;
    }

    private double overheadOfAScale() {
        WeightedSample overheads = new WeightedSample();
        double weight = 1;
        for (MeasuredJob job : jobs) {
            if (job.whole()) {
                overheads.add(job.overhead() / (1 + job.pace().scales().size()), weight);
            }
            weight *= FORGETTING;
        }
        return jobs.stream().noneMatch(MeasuredJob::whole) ? OVERHEAD : overheads.median();
    }
}
