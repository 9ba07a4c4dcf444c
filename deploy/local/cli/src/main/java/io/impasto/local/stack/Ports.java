package io.impasto.local.stack;

import io.impasto.local.servers.FreePort;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;

/** Free ports at 127.0.0.1, the same as last time where they are still free. */
final class Ports {

    private final Path file;
    private final Properties remembered = new Properties();

    /** Nobody listens on these yet, so that they look free. */
    private final Set<Integer> given = new HashSet<>();

    private Ports(Path file) {
        this.file = file;
    }

    static Ports in(Path file) {
        Ports ports = new Ports(file);
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                ports.remembered.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new StackException("can't read " + file + "; without the file, new ports are chosen", e);
            }
        }
        return ports;
    }

    /** A port that is free now, remembered under the name for the next time. */
    int of(String name) {
        int port = lastTime(name);
        while (port == 0 || !isFree(port) || !given.add(port)) {
            port = FreePort.find();
        }
        remembered.setProperty(name, Integer.toString(port));
        try (Writer out = Files.newBufferedWriter(file)) {
            remembered.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException("can't remember ports in " + file, e);
        }
        return port;
    }

    private int lastTime(String name) {
        try {
            int port = Integer.parseInt(remembered.getProperty(name, "0"));
            return port > 0 && port <= 65_535 ? port : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
