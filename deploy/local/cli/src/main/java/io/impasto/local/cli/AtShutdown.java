package io.impasto.local.cli;

/** Closes something when the JVM is told to end (Ctrl-C, SIGTERM, the terminal's end), unless it is closed before. */
final class AtShutdown implements AutoCloseable {

    private final Thread hook;

    private AtShutdown(Thread hook) {
        this.hook = hook;
    }

    static AtShutdown close(AutoCloseable something) {
        Thread hook = new Thread(() -> closeAll(something), "impasto-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        return new AtShutdown(hook);
    }

    private static void closeAll(AutoCloseable something) {
        try {
            something.close();
        } catch (Exception e) {
            System.err.println("impasto: while stopping: " + e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // Then the hook does it, and this thread is about to be stopped.
        }
    }
}
