package io.impasto.gateway.submit;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import io.impasto.common.job.MaskRules;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.JsonText;
import io.impasto.common.wire.Rfc3339;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a multipart submission.
 *
 * @param content the file of part {@code content}
 * @param contentMask the file of part {@code contentMask}, if there is one
 * @param styles one file for each such part, in their order
 * @param weights of the styles, from the parts {@code style-weight}; 1 each if there are none
 * @param styleMasks of the styles, from the parts {@code styleMask}: a file each, or {@code -} for a style without
 * @param options the JSON of part {@code options}, if there is one
 * @param id the text of part {@code id}, if there is one
 * @param expirytime the time in part {@code expirytime}, if there is one
 */
record SubmissionForm(
        Path content,
        Optional<Path> contentMask,
        List<Path> styles,
        List<Double> weights,
        List<Optional<Path>> styleMasks,
        @Nullable String options,
        @Nullable String id,
        @Nullable Instant expirytime) {

    private static final Set<String> PARTS =
            Set.of("content", "contentMask", "style", "style-weight", "styleMask", "options", "id", "expirytime");

    /** Far more than all options take, spelled out. */
    private static final long MOST_TEXT_BYTES = 64 << 10;

    /** @throws InvalidInputException naming the part that is missing, unknown, too many or of the wrong kind */
    static SubmissionForm of(Map<String, Collection<FormValue>> parts) {
        parts.keySet().stream()
                .filter(part -> !PARTS.contains(part))
                .findFirst()
                .ifPresent(part -> {
                    throw new InvalidInputException(
                            Quoted.abbreviated(part),
                            "unknown part; known are content, contentMask, style, style-weight, styleMask, options, id and expirytime");
                });
        List<Path> contents = files(parts, "content");
        if (contents.size() != 1) {
            throw new InvalidInputException("content", "there are " + contents.size() + " such parts; 1 is needed");
        }
        List<Path> contentMasks = files(parts, "contentMask");
        if (contentMasks.size() > 1) {
            throw new InvalidInputException(
                    "contentMask", "there are " + contentMasks.size() + " such parts; at most 1 is allowed");
        }
        List<Path> styles = files(parts, "style");
        if (styles.isEmpty() || styles.size() > StyleJob.MAX_STYLES) {
            throw new InvalidInputException(
                    "style",
                    "there are " + styles.size() + " such parts; 1 to " + StyleJob.MAX_STYLES + " are allowed");
        }
        return new SubmissionForm(
                contents.get(0),
                contentMasks.stream().findFirst(),
                styles,
                weights(parts, styles.size()),
                styleMasks(parts, styles.size()),
                text(parts, "options"),
                text(parts, "id"),
                time(text(parts, "expirytime")));
    }

    private static @Nullable Instant time(@Nullable String text) {
        return text == null ? null : Rfc3339.parse("expirytime", text.strip());
    }

    private static List<Optional<Path>> styleMasks(Map<String, Collection<FormValue>> parts, int styles) {
        Collection<FormValue> masks = parts.getOrDefault("styleMask", List.of());
        if (masks.isEmpty()) {
            return Collections.nCopies(styles, Optional.empty());
        }
        if (masks.size() != styles) {
            throw new InvalidInputException(
                    "styleMask",
                    "there are " + masks.size() + " such parts for " + styles
                            + " styles; one each, - for a style without");
        }
        return masks.stream()
                .map(mask -> isNone(mask) ? Optional.<Path>empty() : Optional.of(file("styleMask", mask)))
                .toList();
    }

    private static boolean isNone(FormValue mask) {
        return !mask.isFileItem() && mask.getValue().strip().equals(MaskRules.NONE);
    }

    private static List<Double> weights(Map<String, Collection<FormValue>> parts, int styles) {
        List<Double> weights = parts.getOrDefault("style-weight", List.of()).stream()
                .map(value -> number(text("style-weight", value)))
                .toList();
        if (weights.isEmpty()) {
            return Collections.nCopies(styles, 1.0);
        }
        if (weights.size() != styles) {
            throw new InvalidInputException(
                    "style-weight",
                    "there are " + weights.size() + " such parts for " + styles + " styles; one each, or none");
        }
        return weights;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidInputException("style-weight", "'" + Quoted.abbreviated(text) + "' is not a number");
        }
    }

    private static List<Path> files(Map<String, Collection<FormValue>> parts, String part) {
        return parts.getOrDefault(part, List.of()).stream()
                .map(value -> file(part, value))
                .toList();
    }

    private static Path file(String part, FormValue value) {
        if (!value.isFileItem()) {
            throw new InvalidInputException(part, "is text; a file is needed (a part with a file name)");
        }
        return value.getFileItem().getFile();
    }

    private static @Nullable String text(Map<String, Collection<FormValue>> parts, String part) {
        Collection<FormValue> values = parts.getOrDefault(part, List.of());
        if (values.size() > 1) {
            throw new InvalidInputException(part, "there are " + values.size() + " such parts; at most 1 is allowed");
        }
        return values.stream().map(value -> text(part, value)).findFirst().orElse(null);
    }

    private static String text(String part, FormValue value) {
        if (!value.isFileItem()) {
            return value.getValue();
        }
        try {
            if (value.getFileItem().getFileSize() > MOST_TEXT_BYTES) {
                throw new InvalidInputException(part, "is longer than " + MOST_TEXT_BYTES + " bytes");
            }
            return JsonText.of(Files.readAllBytes(value.getFileItem().getFile()));
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(part, "its bytes are not UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException("part " + part + " can't be read back", e);
        }
    }
}
