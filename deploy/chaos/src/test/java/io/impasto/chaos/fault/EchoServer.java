package io.impasto.chaos.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Says again what it hears. */
final class EchoServer implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());

    EchoServer() throws IOException {
        thread(() -> {
            while (!listening.isClosed()) {
                Socket client = listening.accept();
                thread(() -> echo(client));
            }
        });
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void thread(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // The client, or this server, is gone.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void echo(Socket client) throws IOException {
        try (client) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            in.transferTo(out);
            client.shutdownOutput();
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
