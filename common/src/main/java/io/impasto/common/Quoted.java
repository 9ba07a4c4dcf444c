package io.impasto.common;

/** Makes somebody's input fit to be quoted in an error or a log line. */
public final class Quoted {

    private static final int LONGEST = 80;

    private Quoted() {}

    /** At most 80 characters of {@code text}, with control characters (line breaks among them) replaced. */
    public static String abbreviated(String text) {
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return shown.replaceAll("\\p{Cntrl}", "�");
    }
}
