package io.impasto.local.cli;

import io.impasto.common.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The job's options as they were typed, by their names in the contract, each said once. */
final class OptionTexts {

    private final Map<String, String> texts;

    /** @param set by {@code --set} */
    OptionTexts(Map<String, String> set) {
        this.texts = new LinkedHashMap<>(set);
    }

    /**
     * @param text null if it wasn't said
     * @throws InvalidInputException if it was said before, and otherwise
     */
    void put(String name, @Nullable String text) {
        if (text == null) {
            return;
        }
        String before = texts.put(name, text);
        if (before != null && !before.equals(text)) {
            throw new InvalidInputException("options." + name, "is given twice: " + before + " and " + text);
        }
    }

    /** Null if it wasn't said. */
    @Nullable
    String get(String name) {
        return texts.get(name);
    }

    Map<String, String> all() {
        return texts;
    }
}
