package io.impasto.worker;

import io.impasto.local.servers.FreePort;
import io.impasto.local.servers.LocalBroker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged worker as a process of its own, its output in a file. */
final class WorkerProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private final Process process;
    private final Path log;
    private final int port;

    private WorkerProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** @param properties beside the broker, the name, the models and the HTTP port */
    static WorkerProcess start(
            String name, Path folder, Path models, LocalBroker broker, Map<String, String> properties)
            throws IOException {
        int port = FreePort.find();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dimpasto.worker.name=" + name);
        command.add("-Dimpasto.worker.device=cpu");
        command.add("-Dimpasto.kafka.bootstrap-servers=" + broker.bootstrapServers());
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("IMPASTO_MODELS_DIR", models.toString());
        return new WorkerProcess(builder.start(), log, port);
    }

    /** Status and body of {@code /q/health/ready}; status 0 while nothing listens. */
    HttpResponseText readiness() {
        return get("/q/health/ready");
    }

    HttpResponseText get(String path) {
        try {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return new HttpResponseText(response.statusCode(), response.body());
        } catch (IOException e) {
            return new HttpResponseText(0, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    record HttpResponseText(int status, String body) {}

    String log() throws IOException {
        return Files.readString(log);
    }

    Process process() {
        return process;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
