package io.impasto.common.job;

import io.impasto.common.InvalidInputException;

/** Where masks may be, whoever asks: they divide the content into regions, and each style into what is for which of them. */
public final class MaskRules {

    /** Where masks are listed, in a form or on a command line, stands for a style without. */
    public static final String NONE = "-";

    private MaskRules() {}

    /**
     * @param content whether the content has a mask
     * @param anyStyle whether a style has one
     * @throws InvalidInputException if a style has a mask though the content has none, or if the preset knows no masks
     */
    public static void check(boolean content, boolean anyStyle, StyleParameters parameters) {
        if (!content && anyStyle) {
            throw new InvalidInputException(
                    "styles.mask", "a style has one but the content has none: give a contentMask with its regions");
        }
        if (content && parameters instanceof ClassicParameters) {
            throw new InvalidInputException(
                    "contentMask", "the classic presets paint without masks; presets studio and gatys take them");
        }
    }
}
