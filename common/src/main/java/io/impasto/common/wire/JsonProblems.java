package io.impasto.common.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import java.io.IOException;
import java.util.stream.Collectors;

/** Says in a user's words what is wrong with JSON, without Java's class names and without echoing the document. */
public final class JsonProblems {

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
        if (e instanceof JsonMappingException mapping) {
            String path = path(mapping);
            return (path.isEmpty() ? "" : "field '" + Quoted.abbreviated(path) + "': ")
                    + Quoted.abbreviated(firstSentence(mapping.getOriginalMessage()));
        }
        if (e instanceof JsonProcessingException syntax) {
            JsonLocation at = syntax.getLocation();
            return "not JSON"
                    + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")")
                    + ": " + Quoted.abbreviated(firstSentence(syntax.getOriginalMessage()));
        }
        return "not readable: " + e.getMessage();
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : Integer.toString(step.getIndex()))
                .collect(Collectors.joining("."));
    }

    private static String firstSentence(String message) {
        return message.replaceAll("`?(?:io|java)\\.[\\w.$]*\\.(\\w+)`?", "$1")
                .lines()
                .findFirst()
                .orElse("unreadable");
    }
}
