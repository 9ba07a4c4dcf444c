package io.impasto.local.cli;

import io.impasto.local.stack.Installation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import picocli.CommandLine;

/** What a command did when it was run in this process. */
public record CommandRun(int exitCode, String out, String err) {

    /** Runs a command for a user whose home is {@code home}, where nothing is installed but weights, perhaps. */
    public static CommandRun of(Path home, Path weights, String... arguments) {
        return of(home, Map.of("IMPASTO_MODELS_DIR", weights.toString()), arguments);
    }

    /** The same in an environment of one's own. */
    static CommandRun of(Path home, Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commands = Impasto.commandLine(new Surroundings(
                environment,
                home,
                new Installation(home.resolve("nothing built")),
                false,
                new Random(7),
                Clock.systemUTC()));
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return new CommandRun(commands.execute(arguments), out.toString(), err.toString());
    }
}
