package io.impasto.chaos.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A client's connection and the one behind it, with a thread for each direction. */
final class ProxiedConnection {

    /** Small pieces, so that a slow link is slow evenly. */
    private static final int PIECE = 8192;

    private final Socket client;
    private final Socket server;
    private final Link link;
    private final Consumer<ProxiedConnection> atEnd;
    private final AtomicInteger openDirections = new AtomicInteger(2);

    /** @param atEnd is called once or twice when the connection is over */
    ProxiedConnection(Socket client, Socket server, Link link, Consumer<ProxiedConnection> atEnd) {
        this.client = client;
        this.server = server;
        this.link = link;
        this.atEnd = atEnd;
    }

    void start() {
        start("proxy-to-server", client, server);
        start("proxy-to-client", server, client);
    }

    private void start(String name, Socket from, Socket to) {
        Thread thread = new Thread(() -> carry(from, to), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void carry(Socket from, Socket to) {
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                link.carry(length);
                out.write(piece, 0, length);
            }
            link.carry(0);
            to.shutdownOutput();
            if (openDirections.decrementAndGet() == 0) {
                end();
            }
        } catch (IOException broken) {
            breakOff();
        }
    }

    /** Both sides hear of a reset, not of an orderly end. */
    void breakOff() {
        reset(client);
        reset(server);
        end();
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closedAlready) {
            // Then there is nothing to reset.
        }
        close(socket);
    }

    private void end() {
        close(client);
        close(server);
        atEnd.accept(this);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
