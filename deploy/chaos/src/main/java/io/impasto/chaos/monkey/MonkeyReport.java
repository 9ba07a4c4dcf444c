package io.impasto.chaos.monkey;

import io.impasto.chaos.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run was and what came of it.
 *
 * @param took from the first request to the verdict
 * @param requests how many were made
 * @param accepted how many jobs these were of
 * @param contradicted the jobs that were asked for twice, the second time with another body
 * @param faults how often each struck
 * @param replaced how many workers were started in place of others
 * @param died those workers that ended though nobody struck them
 * @param outcomes how many jobs ended how
 * @param attempts how many jobs took so many attempts, as far as their started events say; 0 for those that never started
 */
public record MonkeyReport(
        MonkeyPlan plan,
        Duration took,
        int requests,
        int accepted,
        List<String> contradicted,
        SortedMap<String, Integer> faults,
        int replaced,
        List<String> died,
        SortedMap<String, Integer> outcomes,
        SortedMap<Integer, Integer> attempts,
        Verdict verdict) {

    public MonkeyReport {
        contradicted = List.copyOf(contradicted);
        died = List.copyOf(died);
        faults = new TreeMap<>(faults);
        outcomes = new TreeMap<>(outcomes);
        attempts = new TreeMap<>(attempts);
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("run       " + plan.run() + ", seed " + plan.seed() + ", " + plan.workers() + " workers, "
                + took.toSeconds() + " s");
        lines.add("requests  " + requests + " of " + accepted + " jobs, asked for with two bodies: "
                + told(contradicted));
        lines.add("faults    "
                + faults.values().stream().mapToInt(Integer::intValue).sum() + ": " + told(faults) + "; " + replaced
                + " workers replaced, died unasked: " + told(died));
        lines.add("outcomes  " + told(outcomes) + "; " + verdict.repeatedEnds() + " ends told again");
        lines.add("attempts  " + told(attempts));
        lines.add(
                verdict.clean()
                        ? "verdict   clean"
                        : "verdict   " + verdict.violations().size() + " violations");
        verdict.violations().forEach(violation -> lines.add("  " + violation));
        return lines;
    }

    private static String told(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static String told(Map<?, Integer> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " × " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
