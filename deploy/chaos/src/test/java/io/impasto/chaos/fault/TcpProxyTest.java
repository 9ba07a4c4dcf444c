package io.impasto.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.InvalidInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real sockets to a real server that echoes. */
@Timeout(30)
class TcpProxyTest {

    private static final int A_MOMENT_MS = 300;

    private EchoServer server;
    private TcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new EchoServer();
        proxy = TcpProxy.inFrontOf("127.0.0.1", server.port());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void passesEveryByteInBothDirectionsAndTheEnd() throws IOException {
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        try (Socket socket = connect()) {
            Thread writer = new Thread(() -> {
                try {
                    socket.getOutputStream().write(bytes);
                    socket.shutdownOutput();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            writer.start();

            assertThat(socket.getInputStream().readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void cutBreaksOffWhatIsOpenAndWhatIsOpenedThen() throws IOException {
        try (Socket before = connect()) {
            assertThat(echo(before, 1)).isEqualTo(1);

            proxy.turn(LinkState.CUT);

            assertThatThrownBy(() -> echo(before, 2)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> {
                        try (Socket during = connect()) {
                            echo(during, 3);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void restoredLinkTakesConnectionsOnTheSamePort() throws IOException {
        int port = proxy.port();
        proxy.turn(LinkState.CUT);
        proxy.turn(LinkState.PASS);

        assertThat(proxy.port()).isEqualTo(port);
        try (Socket after = connect()) {
            assertThat(echo(after, 4)).isEqualTo(4);
        }
    }

    @Test
    void stallTakesConnectionsButPassesNothingUntilItEnds() throws IOException {
        try (Socket before = connect()) {
            assertThat(echo(before, 1)).isEqualTo(1);
            proxy.turn(LinkState.STALL);
            try (Socket during = connect()) {
                before.setSoTimeout(A_MOMENT_MS);
                during.setSoTimeout(A_MOMENT_MS);
                assertThatThrownBy(() -> echo(before, 2)).isInstanceOf(SocketTimeoutException.class);
                assertThatThrownBy(() -> echo(during, 3)).isInstanceOf(SocketTimeoutException.class);

                proxy.turn(LinkState.PASS);

                before.setSoTimeout(0);
                during.setSoTimeout(0);
                assertThat(before.getInputStream().read()).isEqualTo(2);
                assertThat(during.getInputStream().read()).isEqualTo(3);
            }
        }
    }

    @Test
    void slowLinkTakesItsTimeInEachDirection() throws IOException {
        proxy.turn(new LinkState.Slow(1000, Duration.ofMillis(100)));
        try (Socket socket = connect()) {
            long start = System.nanoTime();
            socket.getOutputStream().write(new byte[200]);

            assertThat(socket.getInputStream().readNBytes(200)).hasSize(200);

            // Each way: 100 ms latency, and 200 bytes at 1000 bytes a second.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(590));
        }
    }

    @Test
    void cutWakesWhatIsStalled() throws IOException {
        try (Socket socket = connect()) {
            proxy.turn(LinkState.STALL);
            socket.getOutputStream().write(1);

            proxy.turn(LinkState.CUT);

            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void serverThatIsGoneIsAReset() throws IOException {
        server.close();

        assertThatThrownBy(() -> {
                    try (Socket socket = connect()) {
                        echo(socket, 1);
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void impossibleSlownessIsRefused() {
        assertThatThrownBy(() -> new LinkState.Slow(0, Duration.ZERO))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("bytesPerSecond: 0 is not above 0");
        assertThatThrownBy(() -> new LinkState.Slow(1, Duration.ofMillis(-1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("latency");
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    /** @throws IOException also if the answer is an end */
    private static int echo(Socket socket, int value) throws IOException {
        socket.getOutputStream().write(value);
        int answer = socket.getInputStream().read();
        if (answer < 0) {
            throw new IOException("ended");
        }
        return answer;
    }
}
