package io.impasto.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What this is, as it calls itself in files and on the command line. */
public final class Software {

    private static final String VERSION = "version.txt";

    /** Such as {@code Impasto 1.0.0}: the version is that of the build. */
    public static final String NAME = "Impasto " + version();

    private Software() {}

    private static String version() {
        try (InputStream in = Software.class.getResourceAsStream(VERSION)) {
            if (in == null) {
                throw new IllegalStateException(
                        VERSION + " isn't in the class path: the build puts it beside Software");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + VERSION, e);
        }
    }
}
