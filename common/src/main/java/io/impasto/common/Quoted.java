package io.impasto.common;

import java.util.regex.Pattern;

/** Makes somebody's input fit to be quoted in an error or a log line. */
public final class Quoted {

    private static final int LONGEST = 80;

    private Quoted() {}

    /** What a log or a terminal may break a line at, show as something else, or choke on. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    /** At most 80 characters of {@code text}, with those replaced that aren't to be seen (line breaks among them). */
    public static String abbreviated(String text) {
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return UNFIT.matcher(shown).replaceAll("�");
    }
}
