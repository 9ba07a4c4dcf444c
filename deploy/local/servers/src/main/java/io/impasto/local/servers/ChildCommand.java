package io.impasto.local.servers;

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
}
