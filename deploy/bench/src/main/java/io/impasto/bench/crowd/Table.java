package io.impasto.bench.crowd;

import io.impasto.common.job.JobId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rounds as lines of Markdown. */
final class Table {

    /** Fewer of a kind for each hundred jobs are left out. */
    private static final double WORTH_TELLING = 0.05;

    private static final int LONGEST = 5;

    private static final String FAULTS = "again: taken, counted, attempts, ends | two ends, lost, failed";

    private Table() {}

    static String headOfThroughput() {
        return "| workers | jobs | jobs/s | ideal | of ideal, % | between jobs, ms: p50 / p99 / most | broker CPU, ms/job | store CPU, ms/job |"
                + " workers' CPU, ms/job | broker, store: MiB | store calls/job | " + FAULTS + " |\n"
                + "|---|---|---|---|---|---|---|---|---|---|---|---|---|";
    }

    static String throughput(Round round) {
        Utilisation used = Utilisation.of(round.stays(), round.workers());
        double jobs = round.jobs();
        return String.format(
                Locale.ROOT,
                "| %d | %,d | %.2f | %.2f | %.1f | %s | %.1f | %.1f | %.1f | %d, %d | %.1f | %s |",
                round.workers(),
                round.jobs(),
                used.share() * ideal(round),
                ideal(round),
                100 * used.share(),
                quantiles(round, used, Utilisation.Between::all),
                round.broker() / jobs,
                round.store() / jobs,
                round.own() / jobs,
                round.brokerNow().mostMiB(),
                round.storeNow().mostMiB(),
                round.storeCalls() / jobs,
                faults(round));
    }

    private static String faults(Round round) {
        return String.format(
                Locale.ROOT,
                "%d, %d, %d, %d | %d, %d, %d",
                round.takenAgain(),
                round.countedAgain(),
                round.laterAttempts(),
                round.repeats(),
                round.twoEnds(),
                round.lost(),
                round.unhappy());
    }

    static String between(Round round) {
        Utilisation used = Utilisation.of(round.stays(), round.workers());
        return String.format(
                Locale.ROOT,
                "of the time between jobs with %d workers, ms: ending %s, taking %s, beginning %s",
                round.workers(),
                quantiles(round, used, Utilisation.Between::ending),
                quantiles(round, used, Utilisation.Between::taking),
                quantiles(round, used, Utilisation.Between::beginning));
    }

    private static Quantiles quantiles(Round round, Utilisation used, Function<Utilisation.Between, Long> part) {
        return Quantiles.of(Utilisation.between(round.stays(), used.window()).stream()
                .map(part)
                .toList());
    }

    /** What so many workers would do with no time between jobs, jobs a second. */
    private static double ideal(Round round) {
        double mean = round.stays().stream()
                .mapToLong(stay -> stay.done() - stay.begun())
                .average()
                .orElseThrow();
        return round.workers() * 1e9 / mean;
    }

    static String requests(Round round) {
        double seconds = round.span().nanos() / 1e9;
        return String.format(Locale.ROOT, "requests to the broker with %d workers, a job (a second): ", round.workers())
                + round.requests().entrySet().stream()
                        .filter(kind -> (double) kind.getValue() / round.jobs() >= WORTH_TELLING)
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .map(kind -> String.format(
                                Locale.ROOT,
                                "%s %.2f (%.1f)",
                                kind.getKey(),
                                (double) kind.getValue() / round.jobs(),
                                kind.getValue() / seconds))
                        .collect(Collectors.joining(", "));
    }

    static String headOfMixed() {
        return "| workers | jobs | short | busy, % | short waited, ms: p50 / p99 / most | long waited | waited while one was free, ms: most | more than the bound |"
                + " " + FAULTS + " |\n|---|---|---|---|---|---|---|---|---|---|";
    }

    static String mixed(Round round, List<Order> orders, String shortKind, long boundNanos) {
        Set<String> brief = brief(orders, shortKind);
        Map<String, Long> shortOnes = chosen(round.there(), brief, true);
        Map<String, Long> longOnes = chosen(round.there(), brief, false);
        Waiting waiting = Waiting.of(shortOnes, round.stays(), round.workers(), round.span(), boundNanos);
        double worked = round.stays().stream()
                .mapToLong(stay -> stay.done() - stay.begun())
                .sum();
        return String.format(
                Locale.ROOT,
                "| %d | %,d | %,d | %.0f | %s | %s | %.0f | %d | %s |",
                round.workers(),
                round.jobs(),
                brief.size(),
                100 * worked / round.workers() / round.span().nanos(),
                waited(shortOnes, round),
                waited(longOnes, round),
                waiting.worst().map(Waiting.InVain::nanos).orElse(0L) / 1e6,
                waiting.longer(),
                faults(round));
    }

    /** Who took those that waited longest, and what they had been at. */
    static String longestWaits(Round round, List<Order> orders, String shortKind) {
        Map<String, Span> waits = Waiting.waits(chosen(round.there(), brief(orders, shortKind), true), round.stays());
        return waits.entrySet().stream()
                .sorted(Comparator.comparingLong(wait -> -wait.getValue().nanos()))
                .limit(LONGEST)
                .map(wait -> longestWait(wait.getKey(), wait.getValue(), round.stays()))
                .collect(Collectors.joining("; ", "longest waits: ", ""));
    }

    private static String longestWait(String job, Span wait, List<Stay> stays) {
        Stay own = stays.stream()
                .filter(stay -> stay.job().equals(job) && stay.taken() == wait.to())
                .findFirst()
                .orElseThrow();
        String before = stays.stream()
                .filter(stay -> stay.worker() == own.worker() && stay.taken() < own.taken())
                .max(Comparator.comparingLong(Stay::taken))
                .map(stay -> String.format(
                        Locale.ROOT,
                        "%.0f ms after it had settled one that it had had for %.0f ms",
                        (own.taken() - stay.settled()) / 1e6,
                        (stay.settled() - stay.taken()) / 1e6))
                .orElse("as its first");
        return String.format(
                Locale.ROOT, "%.0f ms, then worker %d took it %s", wait.nanos() / 1e6, own.worker(), before);
    }

    private static Set<String> brief(List<Order> orders, String shortKind) {
        return orders.stream()
                .filter(order -> order.kind().equals(shortKind))
                .map(Order::id)
                .map(JobId::value)
                .collect(Collectors.toSet());
    }

    private static Map<String, Long> chosen(Map<String, Long> there, Set<String> brief, boolean wanted) {
        return there.entrySet().stream()
                .filter(job -> brief.contains(job.getKey()) == wanted)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Quantiles waited(Map<String, Long> there, Round round) {
        return Quantiles.of(Waiting.waits(there, round.stays()).values().stream()
                .map(Span::nanos)
                .toList());
    }
}
