package io.impasto.local.servers;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs another main class and ends the process when the one that started it is gone, however it went: standard input, the
 * pipe from the parent, then closes. {@code java … EndsWithParent MAIN-CLASS ARGUMENT…}
 */
public final class EndsWithParent {

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
        System.exit(0);
    }
}
