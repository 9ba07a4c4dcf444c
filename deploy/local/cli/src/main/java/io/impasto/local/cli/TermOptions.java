package io.impasto.local.cli;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import io.impasto.local.paint.Terms;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How soon a stack is to paint. */
final class TermOptions {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** As long as requests are kept. */
    private static final Duration LONGEST = Duration.ofDays(7);

    @Option(names = "--urgent", description = "Before all that isn't; what is being painted already isn't interrupted.")
    private boolean urgent;

    @Option(
            names = "--within",
            paramLabel = "DURATION",
            description = {
                "How long the picture is wanted, such as 90s, 10m or 1h30m, from now.",
                "When that is over the picture is what it has become until then."
            })
    private @Nullable String within;

    /** @throws InvalidInputException if the duration is none, too short or too long */
    Terms read(Clock clock) {
        return new Terms(
                urgent, Optional.ofNullable(within).map(text -> clock.instant().plus(limited(duration(text.strip())))));
    }

    /** ISO 8601 too, of which these are the short form: {@code PT1H30M}. */
    private static Duration duration(String text) {
        try {
            return Duration.parse(text.matches("\\d.*") ? "PT" + text : text);
        } catch (DateTimeParseException e) {
            throw new InvalidInputException(
                    "within", "'" + Quoted.abbreviated(text) + "' is not a duration such as 90s, 10m or 1h30m");
        }
    }

    private static Duration limited(Duration duration) {
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new InvalidInputException("within", duration + " is not between 1 s and 7 days");
        }
        return duration;
    }
}
