package io.impasto.local.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/** What a command tells people beside its result: on standard error, under the program's name. */
record Voice(CommandSpec spec) implements Consumer<String> {

    @Override
    public void accept(String text) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("impasto: " + text);
        err.flush();
    }
}
