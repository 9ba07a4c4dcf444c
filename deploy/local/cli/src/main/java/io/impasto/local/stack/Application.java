package io.impasto.local.stack;

import io.impasto.engine.WeightsFolders;
import io.impasto.local.servers.ChildCommand;
import io.impasto.local.servers.GentleStop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A packaged Quarkus application as a process of its own.
 *
 * @param name what to call it
 * @param jar its {@code quarkus-run.jar}
 * @param jvmOptions heap and the like
 * @param port of its HTTP server, at 127.0.0.1
 * @param environment its configuration
 */
record Application(String name, Path jar, List<String> jvmOptions, int port, Map<String, String> environment) {

    private static final String KEYS_FILE = "IMPASTO_ACCESS_KEYS_FILE";
    private static final String KAFKA_PROPERTIES = "IMPASTO_KAFKA_PROPERTIES";

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Starts it; doesn't wait. */
    Part start(DataFolder folder) {
        Path log = folder.logs().resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(ChildCommand.ofApplication(jvmOptions, jar))
                .directory(folder.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // It runs in another folder than the one that a relative path was meant from.
        for (String variable : List.of(WeightsFolders.VARIABLE, KEYS_FILE)) {
            builder.environment()
                    .computeIfPresent(
                            variable,
                            (name, path) -> path.isBlank()
                                    ? path
                                    : Path.of(path).toAbsolutePath().toString());
        }
        // They may be right for another cluster; the stack's broker is its own, and asks nobody who they are.
        builder.environment().keySet().removeIf(variable -> variable.startsWith(KAFKA_PROPERTIES));
        builder.environment().putAll(environment);
        builder.environment()
                .put("QUARKUS_HTTP_BODY_UPLOADS_DIRECTORY", folder.uploads().toString());
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        try {
            Process process = builder.start();
            return new Part(name, Part.Kind.APPLICATION, process, log, () -> GentleStop.of(process));
        } catch (IOException e) {
            throw new StackException("can't start " + name + ": " + e.getMessage(), e);
        }
    }
}
