package io.impasto.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A Java main class running as a process of its own, on this process's class path, its output in a file. */
final class ServerProcess implements AutoCloseable {

    static final String HOST = "127.0.0.1";

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final int CONNECT_MS = 500;

    private final String name;
    private final Process process;
    private final Path log;

    private ServerProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static ServerProcess start(
            String name, Path folder, List<String> jvmOptions, String mainClass, List<String> arguments) {
        Path log = folder.resolve(name + ".log");
        List<String> command = ChildCommand.of(jvmOptions, System.getProperty("java.class.path"), mainClass, arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new ServerProcess(name, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException("can't start " + name, e);
        }
    }

    /** Waits until the port takes connections. */
    void awaitListening(int port) {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (!listens(port)) {
            if (!process.isAlive()) {
                throw failed("ended with status " + process.exitValue() + " while starting");
            }
            if (System.nanoTime() > end) {
                close();
                throw failed("doesn't listen on port " + port + " after " + READY_WITHIN.toSeconds() + " s");
            }
            sleep();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(LOOK_EVERY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private IllegalStateException failed(String how) {
        return new IllegalStateException(name + " " + how + "; the end of " + log + ":\n" + LogTail.of(log));
    }

    Process process() {
        return process;
    }

    Path log() {
        return log;
    }

    /** Asks it to end, and after 15 s makes it. */
    @Override
    public void close() {
        GentleStop.of(process);
    }
}
