package io.impasto.chart;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression of PromQL asks for. No parser: enough of one for expressions without comments, and without braces or brackets in texts.
 *
 * @param series by name
 * @param labels that it selects or groups by
 * @param values that it compares labels with, and with which it finds any; patterns are told apart at {@code |}
 */
record Query(Set<String> series, Set<String> labels, Map<String, Set<String>> values) {

    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern SELECTION = Pattern.compile("\\{([^}]*)}");
    private static final Pattern COMPARISON = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.$])[a-zA-Z_:][\\w:]*(?!\\s*\\(|[\\w:])");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");

    static Query of(String expression) {
        Set<String> labels = new TreeSet<>();
        Map<String, Set<String>> values = new TreeMap<>();
        String rest = RANGE.matcher(expression).replaceAll(" ");
        rest = SELECTION.matcher(rest).replaceAll(selection -> {
            Matcher comparison = COMPARISON.matcher(selection.group(1));
            while (comparison.find()) {
                labels.add(comparison.group(1));
                values.computeIfAbsent(comparison.group(1), none -> new TreeSet<>())
                        .addAll(List.of(comparison.group(2).split("\\|")));
            }
            return " ";
        });
        rest = GROUPING.matcher(rest).replaceAll(grouping -> {
            labels.addAll(List.of(grouping.group(1).trim().split("\\s*,\\s*")));
            return " ";
        });
        Set<String> series = new TreeSet<>();
        NAME.matcher(rest)
                .results()
                .map(it -> it.group())
                .filter(word -> !WORDS.contains(word))
                .forEach(series::add);
        return new Query(series, labels, values);
    }
}
