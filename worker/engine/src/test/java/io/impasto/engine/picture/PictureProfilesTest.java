package io.impasto.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.image.ImageLimits;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and what Pillow's Little CMS makes of them are from {@code resources/pictures/profiles/make.py}. */
class PictureProfilesTest {

    /** Levels of 255: two ways of rounding, and of laying on white after them. */
    private static final int TOLERANCE = 2;

    private final PictureReader reader = new PictureReader(ImageLimits.DEFAULT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adobe.jpg",
                "adobe-segments.jpg",
                "adobe.png",
                "adobe-alpha.png",
                "adobe-palette.png",
                "adobe.tif",
                "adobe-alpha.tif",
                "adobe-palette.tif",
                "adobe.webp",
                "adobe-alpha.webp",
                "linear.png",
                "swapped.png",
                "swapped.webp",
                "grey.jpg",
                "grey.png",
                "cmyk.jpg",
                "cmyk.tif"
            })
    void convertsByTheEmbeddedProfileAsPillowDoes(String file) {
        Picture expected = reader.read(Pictures.resource("profiles/" + file + ".srgb.png"));

        Picture picture = reader.read(Pictures.resource("profiles/" + file));

        assertThat(furthest(picture, expected)).as("levels of 255 apart").isLessThanOrEqualTo(TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"srgb.jpg", "srgb.png", "srgb.tif", "srgb.webp"})
    void aProfileThatSaysSrgbChangesNoBit(String file) {
        Picture plain = reader.read(Pictures.resource("profiles/plain-" + file));

        assertThat(reader.read(Pictures.resource("profiles/" + file))).isEqualTo(plain);
    }

    /** In 8 bits, linear light has 13 levels for the darkest 64 of sRGB; rounding it first would leave gaps of 13 between these. */
    @Test
    void convertsSixteenBitsBeforeTheyAreRounded() {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        int width = 64;
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, width, 1, 3, null);
        for (int x = 0; x < width; x++) {
            int light = (int) Math.round(65_535 * light(x / 255.0));
            raster.setPixel(x, 0, new int[] {light, light, light});
        }
        ComponentColorModel colours = new ComponentColorModel(
                new ICC_ColorSpace(ICC_Profile.getInstance(linear)),
                false,
                false,
                Transparency.OPAQUE,
                DataBuffer.TYPE_USHORT);

        Picture picture =
                Srgb.of(new BufferedImage(colours, raster, false, null), linear).picture();

        for (int x = 0; x < width; x++) {
            assertThat(picture.sample(x, 0, 1)).isBetween(x - 1, x + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"adobe-segments.jpg", "adobe.tif", "adobe.webp", "cmyk.jpg"})
    void damagedProfilesLoseNobodysPicture(String file) {
        byte[] whole = Pictures.resource("profiles/" + file);
        Picture picture = reader.read(whole);
        int profile = indexOf(whole, "acsp") - 36;
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = whole.clone();
            damaged[profile + random.nextInt(400)] ^= (byte) (1 + random.nextInt(255));
            assertThat(reader.read(damaged).width()).isEqualTo(picture.width());
        }
    }

    @Test
    void aProfileForOtherColoursIsIgnored() {
        byte[] forGrey = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        PixelLayout rgb = PixelLayout.ofBytes(DeviceColours.RGB, PixelLayout.Alpha.NONE);

        assertThat(ColourProfile.toSrgb(forGrey, rgb, 1)).isEmpty();
    }

    @Test
    void aMissingPartOfAProfileLeavesTheSamplesAsTheyAre() {
        byte[] jpeg = Pictures.resource("profiles/adobe-segments.jpg").clone();
        int second = indexOf(jpeg, "ICC_PROFILE\0\2");

        jpeg[second] = '?';

        Picture plain = reader.read(jpeg);
        assertThat(furthest(plain, reader.read(Pictures.resource("profiles/adobe-segments.jpg"))))
                .isGreaterThan(20);
    }

    private static double light(double sample) {
        return sample <= 0.04045 ? sample / 12.92 : Math.pow((sample + 0.055) / 1.055, 2.4);
    }

    private static int furthest(Picture one, Picture other) {
        assertThat(one).hasToString(other.toString());
        int furthest = 0;
        for (int i = 0; i < one.rgb().length; i++) {
            furthest = Math.max(furthest, Math.abs((one.rgb()[i] & 0xFF) - (other.rgb()[i] & 0xFF)));
        }
        return furthest;
    }

    private static int indexOf(byte[] bytes, String text) {
        for (int at = 0; at + text.length() <= bytes.length; at++) {
            byte[] part = Arrays.copyOfRange(bytes, at, at + text.length());
            if (new String(part, StandardCharsets.ISO_8859_1).equals(text)) {
                return at;
            }
        }
        throw new AssertionError(text + " isn't there");
    }
}
