package io.impasto.bench.crowd;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.impasto.bench.scale.Inputs;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobOptions;
import io.impasto.common.wire.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A job that is to be asked for.
 *
 * @param at when, s after the first
 * @param kind for people
 */
record Order(JobId id, double at, String kind, JobOptions options) {

    private static final ObjectMapper JSON = Contract.json();

    /** What many ask for at once. */
    static List<Order> allAtOnce(int jobs, List<Inputs.Wanted> mix, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Order> orders = new ArrayList<>();
        for (int number = 1; number <= jobs; number++) {
            orders.add(of(number, 0, drawn(mix, random)));
        }
        return orders;
    }

    /**
     * Bursts, each within half a second, at times that nobody could foresee.
     *
     * @param seconds that they are spread over
     * @param jobsPerSecond on average
     * @param bursts how many
     */
    static List<Order> inBursts(double seconds, double jobsPerSecond, int bursts, List<Inputs.Wanted> mix, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] begins = random.doubles(bursts, 0, seconds).sorted().toArray();
        int jobs = (int) Math.round(seconds * jobsPerSecond);
        List<Order> orders = new ArrayList<>();
        for (int number = 1; number <= jobs; number++) {
            double at = begins[random.nextInt(bursts)] + random.nextDouble() / 2;
            orders.add(of(number, at, drawn(mix, random)));
        }
        orders.sort((a, b) -> Double.compare(a.at(), b.at()));
        return orders;
    }

    private static Inputs.Wanted drawn(List<Inputs.Wanted> mix, SplittableRandom random) {
        double left = random.nextDouble()
                * mix.stream().mapToDouble(Inputs.Wanted::share).sum();
        for (Inputs.Wanted wanted : mix) {
            left -= wanted.share();
            if (left < 0) {
                return wanted;
            }
        }
        return mix.get(mix.size() - 1);
    }

    /** Each with a seed of its own: a picture that was painted before isn't painted again. */
    private static Order of(int number, double at, Inputs.Wanted wanted) {
        ObjectNode options = JSON.valueToTree(wanted.options());
        options.put("seed", number);
        JobId id = new JobId(String.format("%032x", number));
        return new Order(id, at, wanted.name(), JSON.convertValue(options, JobOptions.class));
    }
}
