package io.impasto.bench.gateway;

import io.impasto.local.servers.ChildCommand;
import io.impasto.local.servers.FreePort;
import io.impasto.local.servers.GentleStop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The packaged gateway, started as {@code deploy/impasto up} starts it. */
final class GatewayProcess implements AutoCloseable {

    private static final List<String> JVM = List.of("-Xmx384m", "-XX:TieredStopAtLevel=1");
    private static final int OK = 200;
    private static final int ASK_AGAIN_MS = 100;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final URI address;
    private final double secondsUntilReady;

    private GatewayProcess(Process process, URI address, double secondsUntilReady) {
        this.process = process;
        this.address = address;
        this.secondsUntilReady = secondsUntilReady;
    }

    /** Returns when it is ready. */
    static GatewayProcess start(Path jar, Path log, Map<String, String> environment)
            throws IOException, InterruptedException {
        int port = FreePort.find();
        ProcessBuilder builder = new ProcessBuilder(ChildCommand.ofApplication(JVM, jar))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        long start = System.nanoTime();
        Process process = builder.start();
        URI address = URI.create("http://127.0.0.1:" + port);
        while (!isReady(address)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the gateway has ended: " + Files.readString(log));
            }
            Thread.sleep(ASK_AGAIN_MS);
        }
        return new GatewayProcess(process, address, (System.nanoTime() - start) / 1e9);
    }

    private static boolean isReady(URI address) throws InterruptedException {
        try {
            return get(address.resolve("/q/health/ready")).statusCode() == OK;
        } catch (IOException e) { // It doesn't listen yet.
            return false;
        }
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    URI address() {
        return address;
    }

    double secondsUntilReady() {
        return secondsUntilReady;
    }

    /** How long it takes to answer, s: the median of some. */
    double secondsToAnswer(String path) throws IOException, InterruptedException {
        double[] seconds = new double[21];
        for (int i = 0; i < seconds.length; i++) {
            long start = System.nanoTime();
            HttpResponse<String> answer = get(address.resolve(path));
            if (answer.statusCode() != OK) {
                throw new IllegalStateException(path + ": " + answer.body());
            }
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[seconds.length / 2];
    }

    /** What the system and the JVM say of its memory and threads. */
    String size() throws IOException, InterruptedException {
        double heap = get(address.resolve("/q/metrics"))
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
        return String.format(
                "RSS %d MiB (at most %d), heap in use %.0f MiB, %d threads",
                status("VmRSS:") / 1024, status("VmHWM:") / 1024, heap / (1 << 20), status("Threads:"));
    }

    private long status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    @Override
    public void close() {
        GentleStop.of(process);
    }
}
