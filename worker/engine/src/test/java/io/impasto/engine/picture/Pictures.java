package io.impasto.engine.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Pictures for tests. */
final class Pictures {

    private Pictures() {}

    static Picture of(int width, int height, int... samples) {
        byte[] rgb = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            rgb[i] = (byte) samples[i];
        }
        return new Picture(width, height, rgb);
    }

    /** Rows between slashes, a pixel of its own colour for each letter. */
    static Picture letters(String rows) {
        String pixels = rows.replace("/", "");
        int[] samples = new int[Picture.CHANNELS * pixels.length()];
        for (int i = 0; i < pixels.length(); i++) {
            samples[3 * i] = red(pixels.charAt(i));
            samples[3 * i + 1] = 128;
            samples[3 * i + 2] = 255 - red(pixels.charAt(i));
        }
        return of(
                rows.indexOf("/") < 0 ? rows.length() : rows.indexOf("/"),
                1 + rows.length() - pixels.length(),
                samples);
    }

    static int red(char letter) {
        return 20 + 30 * (letter - 'a');
    }

    /** The one of the script in {@link PictureResizerTest}. */
    static Picture pattern(int width, int height) {
        int[] samples = new int[Picture.CHANNELS * width * height];
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                samples[at++] = x * x + 3 * y;
                samples[at++] = 7 * x + 5 * y * y;
                samples[at++] = x * y;
            }
        }
        return of(width, height, samples);
    }

    static byte[] resource(String file) {
        try (InputStream in = Pictures.class.getResourceAsStream("/pictures/" + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(Picture picture) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(picture.rgb()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
