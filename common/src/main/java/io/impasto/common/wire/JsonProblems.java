package io.impasto.common.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in a user's words what is wrong with JSON, without Java's class names and without echoing the document. */
public final class JsonProblems {

    /** What a user would call the values of these types. */
    private static final Map<String, String> EXPECTED = Map.ofEntries(
            Map.entry("ImageRef", "a reference to a picture as text"),
            Map.entry("S3Object", "s3://bucket/key as text"),
            Map.entry("JobId", "an id as text"),
            Map.entry("StyleImage", "a reference to a picture, or an object with image and weight"),
            Map.entry("List", "a list"),
            Map.entry("JobOptions", "an object of options"),
            Map.entry("RequestDigest", "the SHA-256 of a request as text"),
            Map.entry("Instant", "a time such as 2026-01-02T03:04:05Z as text"),
            Map.entry("String", "text"),
            Map.entry("Integer", "a whole number"),
            Map.entry("Long", "a whole number"),
            Map.entry("Double", "a number"),
            Map.entry("Boolean", "true or false"));

    private JsonProblems() {}

    /** One sentence: the path of the offending field and what would be right, or the place of a syntax error. */
    public static String describe(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInputException invalid) {
                return invalid.getMessage();
            }
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "unknown field '" + Quoted.abbreviated(path(unknown)) + "'; known here: "
                    + unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        if (e instanceof InvalidNullException nothing) {
            return "field '" + Quoted.abbreviated(path(nothing)) + "': a value is expected, not null";
        }
        if (e instanceof MismatchedInputException mismatch && EXPECTED.containsKey(target(mismatch))) {
            return "field '" + Quoted.abbreviated(path(mismatch)) + "': " + EXPECTED.get(target(mismatch))
                    + " is expected";
        }
        if (e instanceof JsonMappingException mapping) {
            String path = path(mapping);
            return (path.isEmpty() ? "" : "field '" + Quoted.abbreviated(path) + "': ")
                    + Quoted.abbreviated(firstSentence(
                            mapping.getCause() instanceof IllegalArgumentException refusal
                                    ? String.valueOf(refusal.getMessage())
                                    : mapping.getOriginalMessage()));
        }
        if (e instanceof JsonProcessingException syntax) {
            JsonLocation at = syntax.getLocation();
            return "not JSON"
                    + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")")
                    + ": " + Quoted.abbreviated(firstSentence(syntax.getOriginalMessage()));
        }
        if (e instanceof CharacterCodingException) {
            return "not JSON: its bytes are not UTF-8";
        }
        return "not readable: " + Quoted.abbreviated(String.valueOf(e.getMessage()));
    }

    private static String target(MismatchedInputException e) {
        return e.getTargetType() == null || e.getOriginalMessage().startsWith("Missing required")
                ? ""
                : e.getTargetType().getSimpleName();
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : Integer.toString(step.getIndex()))
                .collect(Collectors.joining("."));
    }

    private static String firstSentence(String message) {
        return message.replaceAll("`?(?:io|java|com)\\.[\\w.$]*\\.(\\w+)`?", "$1")
                .lines()
                .findFirst()
                .orElse("unreadable");
    }
}
