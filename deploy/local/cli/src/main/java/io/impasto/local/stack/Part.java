package io.impasto.local.stack;

import io.impasto.local.servers.LogTail;
import java.nio.file.Path;

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

    /** What to say when it ended unasked. */
    StackException died() {
        return new StackException(
                name + " ended with status " + process.exitValue() + "; the end of " + log + ":\n" + LogTail.of(log));
    }

    StackException notReady(long seconds) {
        return new StackException(
                name + " isn't ready after " + seconds + " s; the end of " + log + ":\n" + LogTail.of(log));
    }
}
