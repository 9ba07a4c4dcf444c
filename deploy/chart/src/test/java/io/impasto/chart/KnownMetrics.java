package io.impasto.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Prometheus can be asked for, by {@code METRICS.md}, which tests of gateway and worker hold to what they say of themselves. */
final class KnownMetrics {

    static final Path FOLDER = Chart.PROJECT.resolve("deploy/observe");

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(\\w+)` \\| (counter|gauge|histogram|summary) \\| ([^|]*) \\|");
    private static final Pattern QUOTED = Pattern.compile("(?<!`)`([^`\n]+)`(?!`)");

    /** Those of each metric, such as {@code x_seconds_bucket}, with its labels. */
    private final Map<String, Set<String>> series = new TreeMap<>();

    private final Set<String> names = new TreeSet<>();
    private final Set<String> quoted = new TreeSet<>();

    KnownMetrics() {
        String text = read(FOLDER.resolve("METRICS.md"));
        ROW.matcher(text).results().forEach(this::add);
        quoted(text).forEach(quoted::add);
    }

    private void add(MatchResult row) {
        String name = row.group(1);
        names.add(name);
        Set<String> labels = quoted(row.group(3)).collect(Collectors.toSet());
        suffixes(row.group(2))
                .forEach(suffix -> series.computeIfAbsent(name + suffix, none -> new TreeSet<>())
                        .addAll(labels));
        if (row.group(2).equals("histogram")) {
            series.get(name + "_bucket").add("le");
        } else if (row.group(2).equals("summary")) {
            series.get(name).add("quantile");
        }
    }

    private static Stream<String> suffixes(String type) {
        return switch (type) {
            case "histogram" -> Stream.of("_bucket", "_count", "_sum", "_max");
            case "summary" -> Stream.of("", "_count", "_sum", "_max");
            default -> Stream.of("");
        };
    }

    /** As the table has them. */
    Set<String> names() {
        return names;
    }

    boolean has(String name) {
        return series.containsKey(name);
    }

    /** @return of a metric that there is, without those that Prometheus adds */
    Set<String> labels(String name) {
        return series.getOrDefault(name, Set.of());
    }

    /** Whether the page says that a label takes that value. */
    boolean tells(String value) {
        return quoted.contains(value);
    }

    static Stream<String> quoted(String markdown) {
        return QUOTED.matcher(markdown).results().map(it -> it.group(1));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
