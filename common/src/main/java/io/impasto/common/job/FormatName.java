package io.impasto.common.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.impasto.common.InvalidInputException;

/** The kinds of file that results are written as. */
public enum FormatName implements Named {
    /** Lossless, 8 bits a sample, with the content's alpha. */
    PNG("png", "image/png"),
    /** Lossless, 16 bits a sample, with the content's alpha. */
    PNG16("png", "image/png"),
    /** Small; laid on white where the content is transparent. */
    JPEG("jpg", "image/jpeg"),
    /** Lossless, 8 bits a sample, with the content's alpha. */
    TIFF("tif", "image/tiff"),
    /** Lossless, 16 bits a sample, with the content's alpha. */
    TIFF16("tif", "image/tiff");

    private final String extension;
    private final String mediaType;

    FormatName(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** What its files' names end in, without the dot. */
    public String extension() {
        return extension;
    }

    /** Such as {@code image/png}. */
    public String mediaType() {
        return mediaType;
    }

    /** @throws InvalidInputException if there is none of that name */
    @JsonCreator
    public static FormatName of(String wireName) {
        return Named.find(values(), "options.format", wireName);
    }

    @Override
    public String toString() {
        return wireName();
    }
}
