package io.impasto.local.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One running process of a stack.
 *
 * @param name what to call it, such as {@code worker-1}
 * @param log where its output goes
 * @param stop ends it and waits until it has ended
 */
record Part(String name, Kind kind, Process process, Path log, Runnable stop) {

    /** Servers are there before the applications that use them, and after. */
    enum Kind {
        SERVER,
        APPLICATION
    }

    private static final int TAIL_LINES = 20;

    /** What to say when it ended unasked. */
    StackException died() {
        return new StackException(
                name + " ended with status " + process.exitValue() + "; the end of " + log + ":\n" + tail());
    }

    StackException notReady(long seconds) {
        return new StackException(name + " isn't ready after " + seconds + " s; the end of " + log + ":\n" + tail());
    }

    private String tail() {
        try {
            // Not every byte in a log need be UTF-8; a decoder of String replaces, one of readAllLines throws.
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }
}
