package io.impasto.engine.color;

import io.impasto.common.job.Colors;

/** The colour modes there are. */
public final class ColorModes {

    private ColorModes() {}

    public static ColorMode of(Colors colors) {
        return switch (colors) {
            case STYLE -> new StyleColors();
            case LUMINANCE -> new LuminanceOnly();
            case MATCH -> new MatchedColors();
        };
    }
}
