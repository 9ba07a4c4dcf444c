package io.impasto.bench.crowd;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How busy workers were while there was work for all of them: from when the last of them was given its first job until the last job was taken. Of the time
 * before and after, nobody could have made more.
 *
 * @param window that time
 * @param share of the workers' time in it that they worked, 0 to 1: throughput over the ideal one, which is workers over the mean time of a job
 * @param jobs whose work was done in it
 */
record Utilisation(Span window, double share, int jobs) {

    /** @throws IllegalArgumentException if some worker had none, or if there was no time in which all had one */
    static Utilisation of(Collection<Stay> stays, int workers) {
        Map<Integer, Long> firsts = stays.stream().collect(Collectors.toMap(Stay::worker, Stay::taken, Math::min));
        if (firsts.size() != workers) {
            throw new IllegalArgumentException((workers - firsts.size()) + " workers were given no job");
        }
        long from = firsts.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        long to = stays.stream().mapToLong(Stay::taken).max().orElseThrow();
        if (to <= from) {
            throw new IllegalArgumentException("too few jobs: no time in which all workers had one");
        }
        Span window = new Span(from, to);
        long worked = stays.stream()
                .mapToLong(stay -> new Span(stay.begun(), stay.done()).shared(window))
                .sum();
        long done = stays.stream()
                .filter(stay -> stay.done() >= from && stay.done() < to)
                .count();
        return new Utilisation(window, (double) worked / workers / window.nanos(), (int) done);
    }

    double jobsPerSecond() {
        return jobs / (window.nanos() / 1e9);
    }

    /**
     * A worker's way from one job to the next, ns. While there was work for all.
     *
     * @param ending from when the work of one was done until the broker knew: stored, announced, acknowledged
     * @param taking from then until the next one was there
     * @param beginning from then until its work began: the other lane quietened, the ledger asked
     */
    record Between(long ending, long taking, long beginning) {

        long all() {
            return ending + taking + beginning;
        }
    }

    static List<Between> between(Collection<Stay> stays, Span window) {
        List<Stay> ordered = stays.stream()
                .sorted(Comparator.comparingInt(Stay::worker).thenComparingLong(Stay::taken))
                .toList();
        return IntStream.range(1, ordered.size())
                .filter(i -> ordered.get(i).worker() == ordered.get(i - 1).worker())
                .filter(i -> ordered.get(i - 1).done() >= window.from()
                        && ordered.get(i).taken() <= window.to())
                .mapToObj(i -> between(ordered.get(i - 1), ordered.get(i)))
                .toList();
    }

    private static Between between(Stay one, Stay next) {
        return new Between(one.settled() - one.done(), next.taken() - one.settled(), next.begun() - next.taken());
    }
}
