package io.impasto.common.job;

import io.impasto.common.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * What file the finished picture becomes; nothing of how it is painted. Complete and valid.
 *
 * @param jpegQuality as libjpeg scales its tables, 1 to 100; {@value #DEFAULT_JPEG_QUALITY} with other formats, which have no use for it
 * @param provenance whether the file says how its picture came to be
 */
public record OutputOptions(FormatName format, int jpegQuality, boolean provenance) {

    /** Nobody sees the loss. */
    public static final int DEFAULT_JPEG_QUALITY = 95;

    /** @throws InvalidInputException if the quality isn't in 1 to 100 */
    public OutputOptions {
        Checks.between("jpegQuality", jpegQuality, 1, 100);
    }

    /**
     * As options say it, or by default: {@code png} with provenance.
     *
     * @throws InvalidInputException if there is a quality for a format that isn't JPEG, or one that isn't in 1 to 100
     */
    static OutputOptions of(@Nullable FormatName format, @Nullable Integer jpegQuality, @Nullable Boolean provenance) {
        FormatName chosen = format == null ? FormatName.PNG : format;
        if (jpegQuality != null && chosen != FormatName.JPEG) {
            throw new InvalidInputException(
                    "options.jpegQuality",
                    "the format " + chosen + " has no such option; leave it out, or ask for format " + FormatName.JPEG);
        }
        return new OutputOptions(
                chosen, jpegQuality == null ? DEFAULT_JPEG_QUALITY : jpegQuality, provenance == null || provenance);
    }
}
