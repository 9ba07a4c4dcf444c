package io.impasto.bench.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of KEDA's expressions as our formula has: numbers, triggers' names, {@code + - * /}, {@code min}, {@code max}, parentheses. */
final class Formula {

    private static final Pattern TOKEN = Pattern.compile("\\s*([A-Za-z_]\\w*|\\d+(?:\\.\\d+)?|[-+*/(),])");

    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Double> values;
    private int next;

    private Formula(String text, Map<String, Double> values) {
        this.values = values;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (end != text.length()) {
            throw new IllegalArgumentException("'" + text.substring(end) + "' isn't understood");
        }
    }

    static double value(String text, Map<String, Double> values) {
        Formula formula = new Formula(text, values);
        double value = formula.sum();
        if (formula.next != formula.tokens.size()) {
            throw new IllegalArgumentException(
                    "too much: " + formula.tokens.subList(formula.next, formula.tokens.size()));
        }
        return value;
    }

    private double sum() {
        double value = product();
        while (is("+") || is("-")) {
            value = take().equals("+") ? value + product() : value - product();
        }
        return value;
    }

    private double product() {
        double value = factor();
        while (is("*") || is("/")) {
            value = take().equals("*") ? value * factor() : value / factor();
        }
        return value;
    }

    private double factor() {
        String token = take();
        if (token.equals("(")) {
            double value = sum();
            expect(")");
            return value;
        }
        if (token.equals("min") || token.equals("max")) {
            expect("(");
            double first = sum();
            expect(",");
            double second = sum();
            expect(")");
            return token.equals("min") ? Math.min(first, second) : Math.max(first, second);
        }
        if (Character.isDigit(token.charAt(0))) {
            return Double.parseDouble(token);
        }
        return Objects.requireNonNull(values.get(token), token + " is no trigger");
    }

    private boolean is(String token) {
        return next < tokens.size() && tokens.get(next).equals(token);
    }

    private String take() {
        return tokens.get(next++);
    }

    private void expect(String token) {
        if (!take().equals(token)) {
            throw new IllegalArgumentException("'" + token + "' is missing");
        }
    }
}
