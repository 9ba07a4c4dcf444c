package io.impasto.engine.picture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a picture came to be, as it is written into its file: in a PNG as texts under these names, in a JPEG as a comment and in a TIFF as
 * ImageDescription that hold {@link #json}. Checked against what the narrowest format can hold, so that whoever has one can write it.
 *
 * @param texts by name, such as {@value #SOFTWARE} or {@code impasto:seed}; sorted by it, for the same bytes each time
 */
public record Provenance(Map<String, String> texts) {

    /** The one name that all formats know; a TIFF has a field of its own for it. */
    public static final String SOFTWARE = "Software";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII) // neither format says what else a byte would mean
            .build();

    /** Nothing is written. */
    public static final Provenance NONE = new Provenance(Map.of());

    /** What a JPEG's comment holds: 65535 bytes, less its length. */
    private static final int MOST_JSON = 65_533;

    /** PNG (third edition), §11.3.3.1. */
    private static final int LONGEST_NAME = 79;

    /** @throws IllegalArgumentException if a name isn't a PNG keyword, a text has a NUL, or all are over 65533 bytes of JSON */
    public Provenance {
        texts = Collections.unmodifiableMap(new TreeMap<>(texts));
        texts.forEach((name, text) -> {
            if (!isKeyword(name)) {
                throw new IllegalArgumentException("'" + name + "' can't name a text in a picture: 1 to " + LONGEST_NAME
                        + " printable characters of Latin-1, no space at an end or after another");
            }
            if (text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("the text '" + name + "' has a NUL, which would end it in a file");
            }
        });
        int length = json(texts).length();
        if (length > MOST_JSON) {
            throw new IllegalArgumentException("the texts about a picture have " + length + " bytes as JSON; at most "
                    + MOST_JSON + " fit into a JPEG");
        }
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    Optional<String> software() {
        return Optional.ofNullable(texts.get(SOFTWARE));
    }

    /** One object of all texts by name, in ASCII. */
    String json() {
        return json(texts);
    }

    private static String json(Map<String, String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }

    private static boolean isKeyword(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.strip().equals(name)
                && !name.contains("  ")
                && name.chars().allMatch(c -> c >= ' ' && c <= '~' || c > 0xA0 && c <= 0xFF);
    }
}
