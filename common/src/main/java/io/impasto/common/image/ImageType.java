package io.impasto.common.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The picture formats that are read, each known by how its files begin. A file's name or declared type is never believed. */
public enum ImageType {
    PNG("image/png", "\u0089PNG\r\n\u001A\n"),
    JPEG("image/jpeg", "\u00FF\u00D8\u00FF"),
    GIF("image/gif", "GIF87a", "GIF89a"),
    BMP("image/bmp", "BM"),
    TIFF("image/tiff", "II*\0", "MM\0*", "II+\0\b\0\0\0", "MM\0+\0\b\0\0"),
    /** The four bytes after {@code RIFF} are the file's length. */
    WEBP("image/webp", "RIFF????WEBP");

    private static final byte ANY = '?';

    private final String mediaType;
    private final byte[][] beginnings;

    ImageType(String mediaType, String... beginnings) {
        this.mediaType = mediaType;
        this.beginnings = Arrays.stream(beginnings)
                .map(beginning -> beginning.getBytes(StandardCharsets.ISO_8859_1))
                .toArray(byte[][]::new);
    }

    /** The type that {@code bytes} begin like; empty if they begin like none. */
    public static Optional<ImageType> of(byte[] bytes) {
        return Arrays.stream(values()).filter(type -> type.begins(bytes)).findFirst();
    }

    /** Such as {@code image/png}. */
    public String mediaType() {
        return mediaType;
    }

    private boolean begins(byte[] bytes) {
        return Arrays.stream(beginnings).anyMatch(beginning -> matches(beginning, bytes));
    }

    private static boolean matches(byte[] beginning, byte[] bytes) {
        if (bytes.length < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if (beginning[i] != ANY && beginning[i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
