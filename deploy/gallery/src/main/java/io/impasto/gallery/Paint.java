package io.impasto.gallery;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command. */
@Command(
        name = "paint",
        description = "Paints pictures of the gallery, each from a seed alone, as NAME.jpg.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong use."})
final class Paint implements Callable<Integer> {

    static final int SMALLEST = 64;
    static final int LARGEST = 3072;

    private static final int FAILED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Which to paint (default: all of them).")
    private List<String> names = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where the files go (default: here).")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "All chance there is; 1 is that of the committed pictures (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--size",
            paramLabel = "PX",
            defaultValue = "" + Frame.LONGER,
            description = "The longer side, " + SMALLEST + " to " + LARGEST + " px (default: ${DEFAULT-VALUE}).")
    private int size;

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        System.exit(command().execute(arguments));
    }

    static CommandLine command() {
        CommandLine command = new CommandLine(new Paint());
        command.setExecutionExceptionHandler(Paint::complain);
        command.setUsageHelpAutoWidth(true);
        return command;
    }

    @Override
    public Integer call() throws IOException {
        if (size < SMALLEST || size > LARGEST) {
            throw new ParameterException(
                    spec.commandLine(), "--size " + size + " isn't within " + SMALLEST + " to " + LARGEST + " px");
        }
        List<Painting> wanted = names.isEmpty()
                ? Gallery.PAINTINGS
                : names.stream().map(this::named).toList();
        Files.createDirectories(out);
        // Each has numbers of its own, so that it doesn't matter who is first.
        wanted.parallelStream().forEach(this::paint);
        return 0;
    }

    private Painting named(String name) {
        try {
            return Gallery.named(name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void paint(Painting painting) {
        Path file = out.resolve(painting.name() + ".jpg");
        try {
            Files.write(
                    file,
                    JpegBudget.of(size)
                            .encode(painting.paint(size, new SplittableRandom(seed))
                                    .image()));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written: " + e.getMessage(), e);
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println(file + ": " + painting.title());
        err.flush();
    }

    private static int complain(Exception why, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println("paint: " + (why.getMessage() == null ? why.toString() : why.getMessage()));
        err.flush();
        return FAILED;
    }
}
