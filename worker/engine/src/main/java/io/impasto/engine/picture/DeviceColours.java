package io.impasto.engine.picture;

import java.awt.color.ColorSpace;
import java.util.Arrays;
import java.util.Optional;

/** What a pixel's colour samples stand for, each from 0 to some maximum. */
enum DeviceColours {
    /** One sample, 0 black. */
    GREY(1, ColorSpace.TYPE_GRAY),
    /** Three, 0 black. */
    RGB(3, ColorSpace.TYPE_RGB),
    /** Four, 0 no ink. */
    CMYK(4, ColorSpace.TYPE_CMYK);

    private final int samples;
    private final int colorSpaceType;

    DeviceColours(int samples, int colorSpaceType) {
        this.samples = samples;
        this.colorSpaceType = colorSpaceType;
    }

    /** @param colorSpaceType one of {@link ColorSpace}'s {@code TYPE_…} */
    static Optional<DeviceColours> of(int colorSpaceType, int samples) {
        return Arrays.stream(values())
                .filter(colours -> colours.colorSpaceType == colorSpaceType && colours.samples == samples)
                .findFirst();
    }

    /** Samples a pixel. */
    int samples() {
        return samples;
    }
}
