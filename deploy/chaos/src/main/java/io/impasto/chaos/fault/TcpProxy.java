package io.impasto.chaos.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A port at 127.0.0.1 that stands for another, and a network between them that can be made worse.
 *
 * <p>While it is cut it still takes connections, and resets each at once: to a client that is as good as a refusal, and a port given up
 * for that time could be somebody else's afterwards.
 *
 * <p>Threads: one accepts, two a connection carry bytes, all of them daemons; {@link #turn} may come from any.
 */
public final class TcpProxy implements AutoCloseable {

    private static final int CONNECT_MS = 3000;

    private final ServerSocket listening;
    private final InetSocketAddress behind;
    private final Link link = new Link();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();

    private TcpProxy(ServerSocket listening, InetSocketAddress behind) {
        this.listening = listening;
        this.behind = behind;
    }

    /** Listens on any free port for connections to {@code host:port}, where nobody need listen yet. */
    public static TcpProxy inFrontOf(String host, int port) {
        try {
            ServerSocket listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            TcpProxy proxy = new TcpProxy(listening, InetSocketAddress.createUnresolved(host, port));
            Thread accepting = new Thread(proxy::accept, "proxy-of-" + port);
            accepting.setDaemon(true);
            accepting.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("no proxy of " + host + ":" + port, e);
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    public LinkState state() {
        return link.state();
    }

    /** From now on the network is like that, for present connections too. */
    public void turn(LinkState state) {
        link.turn(state);
        if (state instanceof LinkState.Cut) {
            breakOffAll();
        }
    }

    private void breakOffAll() {
        List.copyOf(connections).forEach(ProxiedConnection::breakOff);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread opening = new Thread(() -> open(client), "proxy-opening");
                opening.setDaemon(true);
                opening.start();
            } catch (IOException e) {
                // Closed, or the client is gone already.
            }
        }
    }

    /** On a thread of its own: the server behind may take its time, or be gone. */
    private void open(Socket client) {
        Socket server = new Socket();
        try {
            link.carry(0);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(new InetSocketAddress(behind.getHostString(), behind.getPort()), CONNECT_MS);
        } catch (IOException e) {
            ProxiedConnection.reset(server);
            ProxiedConnection.reset(client);
            return;
        }
        ProxiedConnection connection = new ProxiedConnection(client, server, link, connections::remove);
        connections.add(connection);
        connection.start();
        // A cut between the look at the link and now would have passed this connection over.
        if (link.state() instanceof LinkState.Cut || listening.isClosed()) {
            connection.breakOff();
        }
    }

    /** Breaks off every connection and takes no more. */
    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        breakOffAll();
        // Whoever waits for a stalled link goes.
        link.turn(LinkState.CUT);
    }
}
