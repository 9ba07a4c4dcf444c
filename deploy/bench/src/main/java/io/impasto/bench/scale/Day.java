package io.impasto.bench.scale;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When jobs come, and which.
 *
 * @param load the mean over the day, as a share of what all GPUs could do, 0 to 1 without end
 * @param hours how busy each hour of the day is, beside the others
 * @param bursts of many users at once: a link that is passed round, a class that begins
 * @param heavyUsers who send a folder of pictures at once, all to be painted alike
 * @param urgent the share of jobs in the urgent lane
 * @param mix what is asked for
 */
record Day(double load, List<Double> hours, Crowd bursts, Crowd heavyUsers, double urgent, List<Wish> mix) {

    static final double SECONDS = 86_400;

    /**
     * @param perDay times that it happens, at hours as busy as others
     * @param share of the day's jobs
     * @param minutes within which its jobs come
     */
    record Crowd(int perDay, double share, double minutes) {
        Crowd {
            if (perDay < 0 || !(share >= 0 && share < 1) || !(minutes > 0)) {
                throw new IllegalArgumentException(perDay + " times a day, share " + share + ", " + minutes + " min");
            }
        }
    }

    /** @param seconds that such a job's steps and storing its result take, s */
    record Wish(double share, double seconds) {}

    private record Arrival(double at, double seconds) {}

    Day {
        hours = List.copyOf(hours);
        mix = List.copyOf(mix);
        if (hours.size() != 24 || mix.isEmpty() || bursts.share() + heavyUsers.share() >= 1 || !(load > 0)) {
            throw new IllegalArgumentException("a day has 24 hours, a mix, a load, and jobs of nobody in particular");
        }
    }

    /**
     * @param gpus that the load is a share of
     * @param prepare what each job takes beside, s
     * @return by arrival
     */
    List<Job> jobs(int gpus, double prepare, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double total = load * gpus * SECONDS / (meanSeconds() + prepare);
        List<Arrival> arrivals = new ArrayList<>();
        everyone(total * (1 - bursts.share() - heavyUsers.share()), random.split(), arrivals);
        crowds(bursts, total, false, random.split(), arrivals);
        crowds(heavyUsers, total, true, random.split(), arrivals);
        arrivals.sort(Comparator.comparingDouble(Arrival::at));
        SplittableRandom lanes = random.split();
        List<Job> jobs = new ArrayList<>(arrivals.size());
        for (Arrival arrival : arrivals) {
            jobs.add(new Job(jobs.size(), arrival.at(), arrival.seconds(), lanes.nextDouble() < urgent));
        }
        return jobs;
    }

    double meanSeconds() {
        double shares = mix.stream().mapToDouble(Wish::share).sum();
        return mix.stream().mapToDouble(wish -> wish.share() * wish.seconds()).sum() / shares;
    }

    /** A Poisson process whose rate changes by the hour. */
    private void everyone(double total, SplittableRandom random, List<Arrival> arrivals) {
        double all = hours.stream().mapToDouble(Double::doubleValue).sum();
        for (int hour = 0; hour < hours.size(); hour++) {
            double perSecond = total * hours.get(hour) / all / 3600;
            double end = (hour + 1) * 3600.0;
            for (double at = hour * 3600.0 + gap(perSecond, random); at < end; at += gap(perSecond, random)) {
                arrivals.add(new Arrival(at, any(random)));
            }
        }
    }

    /**
     * Some are large and some small, the day's share being theirs together.
     *
     * @param alike whether all of one ask for the same
     */
    private void crowds(Crowd crowd, double total, boolean alike, SplittableRandom random, List<Arrival> arrivals) {
        double[] begins = new double[crowd.perDay()];
        double[] sizes = new double[crowd.perDay()];
        double sum = 0;
        for (int i = 0; i < crowd.perDay(); i++) {
            begins[i] = (pick(hours, random) + random.nextDouble()) * 3600;
            sizes[i] = gap(1, random);
            sum += sizes[i];
        }
        for (int i = 0; i < crowd.perDay(); i++) {
            long count = Math.round(total * crowd.share() * sizes[i] / sum);
            double theirs = any(random);
            for (long j = 0; j < count; j++) {
                double at = begins[i] + random.nextDouble() * crowd.minutes() * 60;
                arrivals.add(new Arrival(at, alike ? theirs : any(random)));
            }
        }
    }

    private double any(SplittableRandom random) {
        return mix.get(pick(mix.stream().map(Wish::share).toList(), random)).seconds();
    }

    private static double gap(double perSecond, SplittableRandom random) {
        return perSecond <= 0 ? Double.POSITIVE_INFINITY : -Math.log(1 - random.nextDouble()) / perSecond;
    }

    private static int pick(List<Double> weights, SplittableRandom random) {
        double left = random.nextDouble()
                * weights.stream().mapToDouble(Double::doubleValue).sum();
        for (int i = 0; i < weights.size() - 1; i++) {
            left -= weights.get(i);
            if (left < 0) {
                return i;
            }
        }
        return weights.size() - 1;
    }
}
