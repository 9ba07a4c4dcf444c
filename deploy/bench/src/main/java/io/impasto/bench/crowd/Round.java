package io.impasto.bench.crowd;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One run of a crowd over some jobs, and what came of it.
 *
 * @param span from the first request to the last end
 * @param there when each job could be taken, by its id
 * @param stays with workers
 * @param broker what it cost, of processor time, ms
 * @param store the same
 * @param own the same of this process: all workers, and who measures
 * @param brokerNow memory
 * @param storeNow memory
 * @param requests to the broker, by kind
 * @param storeCalls by the workers
 * @param takenAgain requests that were given to some worker more than once
 * @param countedAgain the same as the broker counts, seen by a worker or not
 * @param laterAttempts at jobs that weren't the first
 * @param repeats of ends, under the same id
 * @param twoEnds jobs that ended in more ways than one
 * @param unhappy ends other than "succeeded"
 * @param lost jobs without an end
 */
record Round(
        int workers,
        Span span,
        Map<String, Long> there,
        List<Stay> stays,
        double broker,
        double store,
        double own,
        Cost brokerNow,
        Cost storeNow,
        Map<String, Long> requests,
        long storeCalls,
        int takenAgain,
        int countedAgain,
        int laterAttempts,
        int repeats,
        long twoEnds,
        int unhappy,
        int lost) {

    private static final long SILENCE_MS = 60_000;

    /** Asks for the jobs and returns when all have ended, or none has for a minute. */
    static Round of(int workers, List<Order> orders, Servers servers, ServiceTimes times, byte[] picture)
            throws IOException, InterruptedException {
        ProcessHandle broker = servers.broker().process().toHandle();
        ProcessHandle store = servers.s3().process().toHandle();
        try (BrokerRequests counters = BrokerRequests.of(broker);
                Crowd crowd = Crowd.start(workers, servers, times, picture);
                Ends ends = Ends.of(servers.bootstrapServers());
                Submitter submitter = new Submitter(servers.bootstrapServers())) {
            Map<String, Long> requestsBefore = counters.counts();
            long callsBefore = crowd.storeCalls();
            Cost brokerBefore = Cost.of(broker);
            Cost storeBefore = Cost.of(store);
            Cost ownBefore = Cost.of(ProcessHandle.current());
            long from = System.nanoTime();
            Map<String, Long> there = submitter.submit(orders);
            awaitEnds(ends, orders.size());
            Crowd.await(
                    "the last acknowledgement",
                    SILENCE_MS,
                    () -> ends.jobs() < orders.size() || crowd.stays().size() >= orders.size());
            Span span = new Span(from, System.nanoTime());
            Cost brokerNow = Cost.of(broker);
            Cost storeNow = Cost.of(store);
            return new Round(
                    workers,
                    span,
                    there,
                    crowd.stays(),
                    brokerNow.millisSince(brokerBefore),
                    storeNow.millisSince(storeBefore),
                    Cost.of(ProcessHandle.current()).millisSince(ownBefore),
                    brokerNow,
                    storeNow,
                    difference(counters.counts(), requestsBefore),
                    crowd.storeCalls() - callsBefore,
                    crowd.takenAgain(),
                    crowd.countedAgain(),
                    ends.laterAttempts(),
                    ends.repeats(),
                    ends.withTwoEnds(),
                    ends.unhappy(),
                    orders.size() - ends.jobs());
        }
    }

    private static void awaitEnds(Ends ends, int jobs) throws InterruptedException {
        int known = -1;
        while (ends.jobs() < jobs && ends.jobs() > known) {
            known = ends.jobs();
            long until = System.nanoTime() + SILENCE_MS * 1_000_000;
            while (ends.jobs() < jobs && System.nanoTime() < until) {
                if (ends.deaf()) {
                    throw new IllegalStateException("nobody hears the ends any more");
                }
                Thread.sleep(20);
            }
        }
    }

    private static Map<String, Long> difference(Map<String, Long> now, Map<String, Long> before) {
        return now.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue() - before.getOrDefault(entry.getKey(), 0L),
                        Long::sum,
                        TreeMap::new));
    }

    int jobs() {
        return there.size();
    }
}
