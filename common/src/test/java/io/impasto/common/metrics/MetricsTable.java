package io.impasto.common.metrics;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics of ours in what Prometheus is told, as a table in Markdown. */
public final class MetricsTable {

    private static final Pattern HELP = Pattern.compile("# HELP ((?:impasto|style)_\\S+) (.*)");
    private static final Pattern TYPE = Pattern.compile("# TYPE ((?:impasto|style)_\\S+) (\\S+)");
    private static final Pattern SAMPLE =
            Pattern.compile("((?:impasto|style)_\\w+?)(_bucket|_count|_sum)?(?:\\{(.*)})? .*");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"[^\"]*\"");

    private final Map<String, String> meanings = new TreeMap<>();
    private final Map<String, String> types = new TreeMap<>();
    private final Map<String, TreeSet<String>> labels = new TreeMap<>();

    private MetricsTable() {}

    public static String of(String scrape) {
        MetricsTable table = new MetricsTable();
        scrape.lines().forEach(table::read);
        StringBuilder text = new StringBuilder("| metric | type | labels | meaning |\n|---|---|---|---|\n");
        table.types.forEach((name, type) -> {
            if (!name.endsWith("_max")) {
                text.append(String.format(
                        Locale.ROOT,
                        "| `%s` | %s | %s | %s |%n",
                        name,
                        type,
                        String.join(", ", table.labels.getOrDefault(name, new TreeSet<>())),
                        table.meanings.getOrDefault(name, "")));
            }
        });
        return text.toString();
    }

    private void read(String line) {
        Matcher help = HELP.matcher(line);
        Matcher type = TYPE.matcher(line);
        Matcher sample = SAMPLE.matcher(line);
        if (help.matches()) {
            meanings.put(help.group(1), help.group(2));
        } else if (type.matches()) {
            types.put(type.group(1), type.group(2));
        } else if (sample.matches()) {
            String name = types.containsKey(sample.group(1))
                    ? sample.group(1)
                    : sample.group(1) + (sample.group(2) == null ? "" : sample.group(2));
            if (sample.group(3) != null) {
                Matcher label = LABEL.matcher(sample.group(3));
                while (label.find()) {
                    if (!label.group(1).equals("le") && !label.group(1).equals("quantile")) {
                        labels.computeIfAbsent(name, none -> new TreeSet<>()).add("`" + label.group(1) + "`");
                    }
                }
            }
        }
    }
}
