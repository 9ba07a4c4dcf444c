package io.impasto.bench.crowd;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether jobs waited while somebody was free, from what was recorded. Free is a worker from when the broker knows that it has settled a request until it has the
 * next one.
 *
 * @param worst the longest time that one job waited and one worker was free; none where there were no such times
 * @param longer how many jobs waited longer than the bound while some one worker was free all along
 */
record Waiting(Optional<InVain> worst, int longer) {

    /** A job waited, a worker was free. */
    record InVain(String job, int worker, long nanos) {}

    private record Free(int worker, Span span) {}

    /**
     * @param there when each job that counts could be taken, by its id
     * @param stays of all jobs, also of those that don't count
     * @param all from when to when there is anything to judge
     * @param boundNanos a wait of up to this while somebody is free is none
     */
    static Waiting of(Map<String, Long> there, Collection<Stay> stays, int workers, Span all, long boundNanos) {
        List<Free> free = free(stays, workers, all);
        InVain worst = null;
        int longer = 0;
        for (Map.Entry<String, Span> wait : waits(there, stays).entrySet()) {
            Optional<InVain> most = free.stream()
                    .map(each ->
                            new InVain(wait.getKey(), each.worker(), each.span().shared(wait.getValue())))
                    .max(Comparator.comparingLong(InVain::nanos))
                    .filter(inVain -> inVain.nanos() > 0);
            if (most.isPresent()) {
                longer += most.get().nanos() > boundNanos ? 1 : 0;
                worst = worst == null || most.get().nanos() > worst.nanos() ? most.get() : worst;
            }
        }
        return new Waiting(Optional.ofNullable(worst), longer);
    }

    /** From when each job could be taken until some worker had it for the first time. */
    static Map<String, Span> waits(Map<String, Long> there, Collection<Stay> stays) {
        Map<String, Long> taken = stays.stream().collect(Collectors.toMap(Stay::job, Stay::taken, Math::min));
        Map<String, Span> waits = new HashMap<>();
        there.forEach((job, since) -> {
            Long until = taken.get(job);
            if (until != null) {
                // A worker may have it before the broker's answer has come to who asked for it.
                waits.put(job, new Span(Math.min(since, until), until));
            }
        });
        return waits;
    }

    private static List<Free> free(Collection<Stay> stays, int workers, Span all) {
        List<Free> free = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            int its = worker;
            long since = all.from();
            for (Stay stay : stays.stream()
                    .filter(stay -> stay.worker() == its)
                    .sorted(Comparator.comparingLong(Stay::taken))
                    .toList()) {
                if (stay.taken() > since) {
                    free.add(new Free(its, new Span(since, stay.taken())));
                }
                since = Math.max(since, stay.settled());
            }
            if (all.to() > since) {
                free.add(new Free(its, new Span(since, all.to())));
            }
        }
        return free;
    }
}
