package io.impasto.common.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import io.impasto.common.job.JobOptions;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@link JobOptions} from {@code key=value} text, such as a command line gives. The record's own components are the list
 * of what there is, so that a new option is known here without a second list.
 */
public final class JobOptionsText {

    private static final ObjectMapper JSON = Contract.json();

    private JobOptionsText() {}

    /** The options there are, by their names in the contract, in the order of the record. */
    public static List<String> names() {
        return Arrays.stream(JobOptions.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /**
     * The options that the texts stand for; lists are separated by commas. Values are read, not judged: {@link
     * JobOptions#check()} does that.
     *
     * @throws InvalidInputException if there is no option of a name, or a text can't be a value of its type
     */
    public static JobOptions parse(Map<String, String> texts) {
        Map<String, Object> values = new LinkedHashMap<>();
        texts.forEach((name, text) -> values.put(name, value("options." + name, component(name), text)));
        return JSON.convertValue(values, JobOptions.class);
    }

    private static Type component(String name) {
        return Arrays.stream(JobOptions.class.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .map(RecordComponent::getGenericType)
                .orElseThrow(() -> new InvalidInputException(
                        "options",
                        "there is no option '" + Quoted.abbreviated(name) + "'; there are "
                                + String.join(", ", names())));
    }

    private static Object value(String field, Type type, String text) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            Type element = list.getActualTypeArguments()[0];
            return text.isBlank()
                    ? List.of()
                    : Arrays.stream(text.split(",", -1))
                            .map(part -> scalar(field, element, part.strip()))
                            .toList();
        }
        return scalar(field, type, text.strip());
    }

    private static Object scalar(String field, Type type, String text) {
        try {
            if (type == String.class) {
                return text;
            }
            if (type == Integer.class) {
                return Integer.valueOf(text);
            }
            if (type == Long.class) {
                return Long.valueOf(text);
            }
            if (type == Double.class) {
                return Double.valueOf(text);
            }
            if (type == Boolean.class) {
                return truth(field, text);
            }
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    field,
                    "'" + Quoted.abbreviated(text) + "' is not "
                            + (type == Double.class ? "a number" : "a whole number of its range"));
        }
        return named(type, text);
    }

    private static Boolean truth(String field, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new InvalidInputException(field, "'" + Quoted.abbreviated(text) + "' is neither true nor false");
        };
    }

    /** A value of one of the contract's catalogues, by its wire name. */
    private static Object named(Type type, String text) {
        try {
            return JSON.convertValue(text, JSON.constructType(type));
        } catch (IllegalArgumentException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidInputException refusal) {
                    throw refusal;
                }
            }
            throw e;
        }
    }
}
