package io.impasto.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The packaged worker as a process of its own, its output in a file. Signals go to that process and to no other. */
public final class LocalWorker implements AutoCloseable {

    private static final String READY = "/q/health/ready";
    private static final int OK = 200;

    /** A frozen worker never answers. */
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(ANSWERS_WITHIN).build();

    private final String name;
    private final Process process;
    private final Path log;
    private final int port;
    private volatile boolean frozen;

    private LocalWorker(String name, Process process, Path log, int port) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * What to start.
     *
     * @param jar the worker's {@code quarkus-run.jar}
     * @param name what it is called in events; its log is {@code <name>.log}
     * @param folder that it runs in, and its log with it
     * @param models the folder of the weights
     * @param bootstrapServers the broker, or a proxy in front of it
     * @param properties the rest of its configuration, by property name; none of it shows in the list of processes
     * @param jvmOptions such as {@code -Xmx512m}
     */
    public record Launch(
            Path jar,
            String name,
            Path folder,
            Path models,
            String bootstrapServers,
            Map<String, String> properties,
            List<String> jvmOptions) {

        public Launch {
            properties = Map.copyOf(properties);
            jvmOptions = List.copyOf(jvmOptions);
        }
    }

    /** What it said over HTTP; status 0, with the reason, if it said nothing. */
    public record Answer(int status, String body) {}

    /** Starts it, with its HTTP server on a free port at 127.0.0.1; doesn't wait. */
    public static LocalWorker start(Launch launch) {
        int port = FreePort.find();
        Path log = launch.folder().resolve(launch.name() + ".log");
        ProcessBuilder builder = new ProcessBuilder(ChildCommand.ofApplication(launch.jvmOptions(), launch.jar()))
                .directory(launch.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("IMPASTO_MODELS_DIR", launch.models().toAbsolutePath().toString());
        environment.put("IMPASTO_WORKER_NAME", launch.name());
        environment.put("IMPASTO_KAFKA_BOOTSTRAP_SERVERS", launch.bootstrapServers());
        launch.properties().forEach((property, value) -> environment.put(variable(property), value));
        environment.put("QUARKUS_HTTP_HOST", ServerProcess.HOST);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        try {
            return new LocalWorker(launch.name(), builder.start(), log, port);
        } catch (IOException e) {
            throw new UncheckedIOException("can't start " + launch.name(), e);
        }
    }

    /** As MicroProfile Config maps a property's name to that of an environment variable. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    public String name() {
        return name;
    }

    public Process process() {
        return process;
    }

    public long pid() {
        return process.pid();
    }

    /** All that it has written so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer readiness() {
        return get(READY);
    }

    public Answer get(String path) {
        HttpRequest ask = HttpRequest.newBuilder(URI.create("http://" + ServerProcess.HOST + ":" + port + path))
                .timeout(ANSWERS_WITHIN)
                .build();
        try {
            HttpResponse<String> response = HTTP.send(ask, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Whether it would take a request now. */
    public boolean isReady() {
        return process.isAlive() && !frozen && readiness().status() == OK;
    }

    /** @throws IllegalStateException with the end of its log if it ends first, or takes longer */
    public void awaitReady(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!isReady()) {
            if (!process.isAlive()) {
                throw failed("ended with status " + process.exitValue());
            }
            if (System.nanoTime() > end) {
                throw failed("isn't ready after " + most.toSeconds() + " s");
            }
            Thread.sleep(LOOK_EVERY.toMillis());
        }
    }

    private IllegalStateException failed(String how) {
        return new IllegalStateException(name + " " + how + "; the end of " + log + ":\n" + LogTail.of(log));
    }

    /** SIGSTOP: its threads stand still and its connections stay open, as in a long pause of the machine. */
    public void freeze() {
        frozen = true;
        signal("STOP");
    }

    /** SIGCONT: it goes on as if no time had passed. */
    public void thaw() {
        signal("CONT");
        frozen = false;
    }

    /** SIGKILL. Returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** SIGTERM: it hands over what it is at, and ends. Doesn't wait. */
    public void terminate() {
        process.destroy();
    }

    /**
     * Any signal, such as {@code SEGV}: a JVM takes it for a crash in native code.
     *
     * @param which its name without {@code SIG}
     */
    public void signal(String which) {
        // The shell's own kill: not every system has one as a program.
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " has ended, so there is nobody to signal");
        }
        try {
            int status = new ProcessBuilder("/bin/sh", "-c", "kill -" + which + " " + pid())
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -" + which + " " + pid() + " ended with status " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Asks it to end, and after 15 s makes it. */
    @Override
    public void close() {
        if (frozen && process.isAlive()) {
            thaw();
        }
        GentleStop.of(process);
    }
}
