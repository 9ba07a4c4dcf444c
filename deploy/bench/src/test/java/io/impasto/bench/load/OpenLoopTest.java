package io.impasto.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    private static final long PAUSE_MILLIS = 400;

    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService oneAtATime = Executors.newSingleThreadExecutor();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(oneAtATime);
        server.createContext("/", exchange -> {
            if (asked.incrementAndGet() == 1) {
                pause();
            }
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/refused") ? 409 : 202, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        oneAtATime.shutdownNow();
    }

    @Test
    void serverThatStandsStillForATimeDelaysAllThatFellDueMeanwhile() {
        OpenLoop.Outcome outcome =
                new OpenLoop(HttpClient.newHttpClient(), 100).send(40, i -> request("/accepted"), 202);

        // 40 requests fall due within 400 ms: half of them had to wait for half of the pause at least.
        assertThat(outcome.others()).isEmpty();
        assertThat(outcome.latencies().nanos()).hasSize(40);
        assertThat(outcome.latencies().quantile(0.6)).isGreaterThan(Duration.ofMillis(PAUSE_MILLIS / 2));
    }

    @Test
    void otherAnswersAreCountedByTheirStatus() {
        OpenLoop.Outcome outcome = new OpenLoop(HttpClient.newHttpClient(), 1000)
                .send(6, i -> request(i % 3 == 0 ? "/refused" : "/accepted"), 202);

        assertThat(outcome.others()).containsExactly(java.util.Map.entry("status 409", 2L));
        assertThat(outcome.latencies().nanos()).hasSize(4);
    }

    @Test
    void quantileIsTheLeastThatSoManyDidNotExceed() {
        Latencies latencies = Latencies.of(
                List.of(Duration.ofMillis(4), Duration.ofMillis(1), Duration.ofMillis(3), Duration.ofMillis(2)));

        assertThat(latencies.quantile(0.5)).isEqualTo(Duration.ofMillis(2));
        assertThat(latencies.quantile(0.51)).isEqualTo(Duration.ofMillis(3));
        assertThat(latencies.quantile(1)).isEqualTo(Duration.ofMillis(4));
        assertThatThrownBy(() -> Latencies.of(List.of())).hasMessage("no request was answered");
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
                .build();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
