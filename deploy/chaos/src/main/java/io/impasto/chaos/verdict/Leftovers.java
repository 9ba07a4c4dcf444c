package io.impasto.chaos.verdict;

import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.job.JobKeys;
import io.impasto.local.witness.WitnessedEnd;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Objects that nobody will ever ask for. */
final class Leftovers {

    private static final Pattern RESULT = Pattern.compile("(results/[^/]+/)(.*)");
    private static final Pattern OF_A_RESULT =
            Pattern.compile("image\\.[a-z]+|trace\\.json|result\\.json|incomplete/[0-9a-f]{64}\\.[a-z]+");
    private static final Pattern END_OF_A_JOB = Pattern.compile("jobs/[^/]+/end\\.json");

    private Leftovers() {}

    static List<String> in(Evidence evidence) {
        Set<String> announced = evidence.ends().stream()
                .map(WitnessedEnd::event)
                .filter(Succeeded.class::isInstance)
                .map(event ->
                        folder(((Succeeded) event).result().image().object().key()))
                .collect(Collectors.toSet());
        return new TreeSet<>(evidence.objects())
                .stream().flatMap(key -> violation(key, announced).stream()).toList();
    }

    private static Optional<String> violation(String key, Set<String> announced) {
        Matcher result = RESULT.matcher(key);
        if (result.matches()) {
            if (!announced.contains(result.group(1))) {
                return Optional.of("no job announces " + key);
            }
            return OF_A_RESULT.matcher(result.group(2)).matches()
                    ? Optional.empty()
                    : Optional.of(key + " is none of a result's files");
        }
        boolean left =
                key.startsWith(JobKeys.PREFIX) && !END_OF_A_JOB.matcher(key).matches();
        return left ? Optional.of(key + " is left over") : Optional.empty();
    }

    private static String folder(String key) {
        Matcher result = RESULT.matcher(key);
        return result.matches() ? result.group(1) : key;
    }
}
