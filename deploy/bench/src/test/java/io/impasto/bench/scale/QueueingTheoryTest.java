package io.impasto.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Queues whose mean wait is known exactly. */
class QueueingTheoryTest {

    private static final int JOBS = 500_000;

    /** Together they are within about 1 %. */
    private static final int SEEDS = 4;

    /** @param work s, of a number between 0 and 1 */
    private static double meanWait(int workers, double perSecond, DoubleUnaryOperator work) {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToDouble(seed -> meanWait(workers, perSecond, work, seed))
                .average()
                .orElseThrow();
    }

    private static double meanWait(int workers, double perSecond, DoubleUnaryOperator work, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Job> jobs = new ArrayList<>();
        double now = 0;
        for (int i = 0; i < JOBS; i++) {
            now -= Math.log(1 - random.nextDouble()) / perSecond;
            jobs.add(new Job(i, now, work.applyAsDouble(random.nextDouble()), false));
        }
        return new Simulation(jobs, Machine.IDEAL, new Policy.Fixed(workers), seed)
                .run(0)
                .meanWait();
    }

    private static double exponential(double mean, double share) {
        return -Math.log(1 - share) * mean;
    }

    /** M/M/1: ρ / (μ − λ). */
    @Test
    void oneWorkerWithRandomJobs() {
        double wait = meanWait(1, 0.07, share -> exponential(10, share));

        assertThat(wait).isCloseTo(0.7 / (0.1 - 0.07), withinPercentage(4));
    }

    /** M/D/1 (Pollaczek and Khinchine): half as long. */
    @Test
    void oneWorkerWithEqualJobs() {
        double wait = meanWait(1, 0.07, share -> 10);

        assertThat(wait).isCloseTo(0.7 / (0.1 - 0.07) / 2, withinPercentage(3));
    }

    /** M/M/c: Erlang's C / (cμ − λ). */
    @Test
    void eightWorkersWithRandomJobs() {
        int workers = 8;
        double offered = 5.6;
        double term = 1;
        double sum = 0;
        for (int k = 0; k < workers; k++) {
            sum += term;
            term *= offered / (k + 1);
        }
        double queue = term * workers / (workers - offered);
        double mustWait = queue / (sum + queue);

        double wait = meanWait(workers, 0.56, share -> exponential(10, share));

        assertThat(wait).isCloseTo(mustWait / (0.8 - 0.56), withinPercentage(4));
    }
}
