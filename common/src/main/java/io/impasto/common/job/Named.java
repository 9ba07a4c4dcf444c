package io.impasto.common.job;

import com.fasterxml.jackson.annotation.JsonValue;
import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A member of one of the contract's catalogues, which are enums. */
public interface Named {

    /** Its name in Java. */
    String name();

    /** Its name in the contract: {@link #name} in lower case with hyphens, unless it says otherwise. */
    @JsonValue
    default String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The member of that name.
     *
     * @param all the catalogue
     * @param option where the name stood, {@code options.init}
     * @throws InvalidInputException listing what there is, if there is none of that name
     */
    static <T extends Named> T find(T[] all, String option, String wireName) {
        return Arrays.stream(all)
                .filter(member -> member.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        option,
                        "there is no " + option.substring(option.indexOf('.') + 1) + " '" + Quoted.abbreviated(wireName)
                                + "'; there are "
                                + Arrays.stream(all).map(Named::wireName).collect(Collectors.joining(", "))));
    }
}
