package io.impasto.chaos.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What was promised and isn't so.
 *
 * @param violations in words, one a line; none if all promises were kept
 * @param repeatedEnds how many terminal records said again what was said already, which is allowed
 */
public record Verdict(List<String> violations, int repeatedEnds) {

    public Verdict {
        violations = List.copyOf(violations);
    }

    public static Verdict on(Evidence evidence) {
        List<String> violations = new ArrayList<>();
        for (String jobId : new TreeSet<>(evidence.accepted())) {
            violations.addAll(EndsOfAJob.of(jobId, evidence).violations());
        }
        for (String key : new TreeSet<>(evidence.unprocessable())) {
            if (!evidence.deadLetters().contains(key)) {
                violations.add("the request " + key + " can't be processed, but there is no dead letter of it");
            }
        }
        violations.addAll(Leftovers.in(evidence));
        int repeated = evidence.accepted().stream()
                .mapToInt(jobId -> EndsOfAJob.of(jobId, evidence).repeated())
                .sum();
        return new Verdict(violations, repeated);
    }

    public boolean clean() {
        return violations.isEmpty();
    }
}
