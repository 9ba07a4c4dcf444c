package io.impasto.local.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a process's output, for the message that says it ended. */
public final class LogTail {

    private static final int LINES = 20;

    private LogTail() {}

    /** At most the last 20 lines; says so if the file can't be read. */
    public static String of(Path log) {
        try {
            // Not every byte in a log need be UTF-8; a decoder of String replaces, one of readAllLines throws.
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }
}
