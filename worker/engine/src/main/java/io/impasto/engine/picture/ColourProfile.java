package io.impasto.engine.picture;

import java.awt.color.ICC_Profile;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an embedded ICC profile (ICC.1:2001-04 and later) makes of a picture's colours. A profile that is broken, or made for other
 * colours than the picture's, loses nobody's picture: it counts as none. So does one that says no more than sRGB, of which
 * there are many, because an exact sample beats one that is converted to itself and rounded.
 */
final class ColourProfile {

    /** Larger than any that is used: CMYK tables have up to 3 MiB. */
    static final int MOST_BYTES = 16 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(ColourProfile.class);

    /** Of 255: what conversion to and fro rounds away. */
    private static final int SAME = 1;

    /** 18 levels of each sample; 2 of CMYK, which is never sRGB, but tells whether the profile works. */
    private static final int PROBE_STEP = 15;

    private ColourProfile() {}

    /**
     * @param icc the profile as embedded; empty means none
     * @param width px in a row of the picture
     * @return empty if the samples are to be taken as sRGB (or CMYK by the plain formula)
     */
    static Optional<RowColours> toSrgb(byte[] icc, PixelLayout layout, int width) {
        if (icc.length == 0) {
            return Optional.empty();
        }
        try {
            ICC_Profile profile = ICC_Profile.getInstance(icc);
            check(profile, layout.colours());
            return isSrgb(profile, layout.colours())
                    ? Optional.empty()
                    : Optional.of(new ProfiledColours(profile, layout, width));
        } catch (RuntimeException e) {
            // Little CMS meets hostile profiles with whatever the first wrong number leads to.
            ignored(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    static void ignored(String reason) {
        LOG.warn("colourProfile=ignored reason=\"{}\"", reason);
    }

    private static void check(ICC_Profile profile, DeviceColours colours) {
        switch (profile.getProfileClass()) {
            case ICC_Profile.CLASS_INPUT,
                    ICC_Profile.CLASS_DISPLAY,
                    ICC_Profile.CLASS_OUTPUT,
                    ICC_Profile.CLASS_COLORSPACECONVERSION -> {}
            default -> throw new IllegalArgumentException("it describes no device or colour space");
        }
        if (DeviceColours.of(profile.getColorSpaceType(), profile.getNumComponents())
                .filter(colours::equals)
                .isEmpty()) {
            throw new IllegalArgumentException("it is for other colours (" + profile.getNumComponents()
                    + " a pixel) than the picture's, " + colours);
        }
    }

    /** @throws RuntimeException of some kind if the profile has tables that no conversion can be made of */
    private static boolean isSrgb(ICC_Profile profile, DeviceColours colours) {
        PixelLayout layout = PixelLayout.ofBytes(colours, PixelLayout.Alpha.NONE);
        int[] probe = probe(colours);
        int pixels = probe.length / colours.samples();
        byte[] plain = new byte[Picture.CHANNELS * pixels];
        byte[] profiled = plain.clone();
        new PlainColours(layout).toRgb(probe, pixels, plain, 0);
        new ProfiledColours(profile, layout, pixels).toRgb(probe, pixels, profiled, 0);
        if (colours == DeviceColours.CMYK) {
            return false;
        }
        for (int i = 0; i < plain.length; i++) {
            if (Math.abs((plain[i] & 0xFF) - (profiled[i] & 0xFF)) > SAME) {
                return false;
            }
        }
        return true;
    }

    /** Pixels whose samples run through all combinations of some levels; 0 and 255 are among these. */
    private static int[] probe(DeviceColours colours) {
        int step = colours == DeviceColours.CMYK ? PixelLayout.BYTE_MAX : PROBE_STEP;
        int levels = 1 + PixelLayout.BYTE_MAX / step;
        int pixels = (int) Math.pow(levels, colours.samples());
        int[] probe = new int[colours.samples() * pixels];
        for (int pixel = 0, at = 0; pixel < pixels; pixel++) {
            for (int c = 0, rest = pixel; c < colours.samples(); c++, rest /= levels) {
                probe[at++] = step * (rest % levels);
            }
        }
        return probe;
    }
}
