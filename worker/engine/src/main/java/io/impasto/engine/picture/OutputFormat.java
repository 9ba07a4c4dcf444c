package io.impasto.engine.picture;

import io.impasto.common.job.OutputOptions;

/** What pictures are written as. Each says in the file that the samples are sRGB. */
public sealed interface OutputFormat {

    OutputFormat PNG_8 = new Png(8);
    OutputFormat PNG_16 = new Png(16);
    OutputFormat TIFF_8 = new Tiff(8);
    OutputFormat TIFF_16 = new Tiff(16);

    /** Of quality 95. */
    OutputFormat JPEG = new Jpeg(Jpeg.DEFAULT_QUALITY);

    /**
     * Lossless; the smaller files of the two that keep all.
     *
     * @param bits of a sample: 8 or 16
     */
    record Png(int bits) implements OutputFormat {

        /** @throws IllegalArgumentException if it is neither 8 nor 16 */
        public Png {
            checkBits("a PNG", bits);
        }

        @Override
        public String mediaType() {
            return "image/png";
        }

        @Override
        public boolean keepsAlpha() {
            return true;
        }
    }

    /**
     * Baseline, each pixel with its own colour (4:4:4).
     *
     * @param quality as libjpeg scales its tables: 1 to 100
     */
    record Jpeg(int quality) implements OutputFormat {

        public static final int DEFAULT_QUALITY = OutputOptions.DEFAULT_JPEG_QUALITY;

        /** @throws IllegalArgumentException if the quality isn't in 1 to 100 */
        public Jpeg {
            if (quality < 1 || quality > 100) {
                throw new IllegalArgumentException(
                        "a JPEG of quality " + quality + " can't be: it is between 1 and 100");
            }
        }

        @Override
        public int bits() {
            return 8;
        }

        @Override
        public String mediaType() {
            return "image/jpeg";
        }

        @Override
        public boolean keepsAlpha() {
            return false;
        }
    }

    /**
     * Lossless, by Deflate (compression 8).
     *
     * @param bits of a sample: 8 or 16
     */
    record Tiff(int bits) implements OutputFormat {

        /** @throws IllegalArgumentException if it is neither 8 nor 16 */
        public Tiff {
            checkBits("a TIFF", bits);
        }

        @Override
        public String mediaType() {
            return "image/tiff";
        }

        @Override
        public boolean keepsAlpha() {
            return true;
        }
    }

    /** Of a sample: 8 or 16. */
    int bits();

    /** Such as {@code image/png}. */
    String mediaType();

    /** Whether an alpha plane is written, or left out. */
    boolean keepsAlpha();

    /** The format that a job asks for. */
    static OutputFormat of(OutputOptions output) {
        return switch (output.format()) {
            case PNG -> PNG_8;
            case PNG16 -> PNG_16;
            case JPEG -> new Jpeg(output.jpegQuality());
            case TIFF -> TIFF_8;
            case TIFF16 -> TIFF_16;
        };
    }

    private static void checkBits(String what, int bits) {
        if (bits != 8 && bits != 16) {
            throw new IllegalArgumentException(what + " of " + bits + " bits a sample isn't written: 8 or 16");
        }
    }
}
