package io.impasto.local.servers;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Runs another main class and ends the process when the one that started it is gone, however it went: standard input, the
 * pipe from the parent, then closes. {@code java … EndsWithParent MAIN-CLASS ARGUMENT…}
 */
public final class EndsWithParent {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private EndsWithParent() {}

    public static void main(String[] arguments) throws Exception {
        Thread watch = new Thread(EndsWithParent::endWhenInputCloses, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    @SuppressWarnings("SystemExitOutsideMain") // ending the process is what this thread is for
    private static void endWhenInputCloses() {
        try {
            while (System.in.read() >= 0) {
                // The parent says nothing; only the end of its silence matters.
            }
        } catch (IOException e) {
            // A broken pipe is a closed one.
        }
        Thread patience = new Thread(EndsWithParent::haltAfterPatience, "parent-watch-patience");
        patience.setDaemon(true);
        patience.start();
        System.exit(0);
    }

    /** Hooks of the exit may hang, in classes of a jar that was replaced meanwhile for one. */
    private static void haltAfterPatience() {
        try {
            Thread.sleep(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }
}
