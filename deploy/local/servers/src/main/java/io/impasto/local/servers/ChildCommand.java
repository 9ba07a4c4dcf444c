package io.impasto.local.servers;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a Java process that lives as long as this one wants: no longer, and no shorter. */
public final class ChildCommand {

    /**
     * A terminal sends Ctrl-C to every process in it, so that servers would go before those who need them. A JVM leaves
     * alone the signals that are ignored when it starts; the parent then ends its children in order, by SIGTERM.
     */
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    private static final String QUARKUS_MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    /** DJL loads native code, and netty reaches for memory of its own; from JDK 24 on both must be said. */
    private static final List<String> EVERY_APPLICATION = List.of(
            "-XX:+UseSerialGC",
            "-Djava.awt.headless=true",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private ChildCommand() {}

    /** Runs {@code mainClass} under {@link EndsWithParent}, with the Java that runs this. */
    public static List<String> of(List<String> jvmOptions, String classPath, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(classPath);
        command.add(EndsWithParent.class.getName());
        command.add(mainClass);
        command.addAll(arguments);
        return List.copyOf(command);
    }

    /** Runs a packaged Quarkus application, by its {@code quarkus-run.jar}, in the same way. */
    public static List<String> ofApplication(List<String> jvmOptions, Path jar) {
        List<String> options = new ArrayList<>(EVERY_APPLICATION);
        options.addAll(jvmOptions);
        String classPath = codeOf(EndsWithParent.class) + File.pathSeparator + jar.toAbsolutePath();
        return of(options, classPath, QUARKUS_MAIN, List.of());
    }

    private static Path codeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
