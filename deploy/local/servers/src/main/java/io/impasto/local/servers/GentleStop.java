package io.impasto.local.servers;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends a child process. */
public final class GentleStop {

    /** A broker writes out its logs; a worker finishes the message at hand, or lets go of it. */
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(15);

    private GentleStop() {}

    /** Asks it to end, and after 15 s makes it; returns when it has ended. */
    public static void of(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
