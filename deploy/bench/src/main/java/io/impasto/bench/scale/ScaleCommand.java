package io.impasto.bench.scale;

import io.impasto.common.InvalidInputException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command. */
@Command(
        name = "scale",
        description = "What a cluster of workers does with a bursty day, on paper. Prints Markdown.",
        mixinStandardHelpOptions = true,
        subcommands = {ScaleCommand.Compare.class, ScaleCommand.OnPaper.class},
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong use."})
final class ScaleCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new ScaleCommand());
        command.setUsageHelpAutoWidth(true);
        command.setExecutionExceptionHandler((why, failed, parsed) -> {
            if (why instanceof InvalidInputException) {
                failed.getErr().println("scale: " + why.getMessage());
                return CommandLine.ExitCode.USAGE;
            }
            throw why;
        });
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    /** Policies, by a simulated day. */
    @Command(
            name = "compare",
            description = "Simulates a day under each policy of scaling.",
            mixinStandardHelpOptions = true)
    static final class Compare implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Option(
                names = "--device",
                paramLabel = "NAME",
                description = "Whose measured times: h100 or cpu (default: ${DEFAULT-VALUE}).",
                defaultValue = "h100")
        @SuppressWarnings("NullAway.Init")
        private Device device;

        @Option(
                names = "--gpus",
                paramLabel = "N",
                split = ",",
                description = "The most workers there may be (default: ${DEFAULT-VALUE}).",
                defaultValue = "10,100,1000")
        @SuppressWarnings("NullAway.Init")
        private List<Integer> gpus;

        @Option(
                names = "--seed",
                paramLabel = "N",
                description = "Of arrivals, start times and victims (default: ${DEFAULT-VALUE}).",
                defaultValue = "1")
        private long seed;

        @Option(
                names = "--only",
                paramLabel = "JOB",
                description = "Of the mix only this kind of job, such as 'classic 192 px'.")
        private @Nullable String only;

        @Override
        public Integer call() {
            Inputs all = Inputs.named(device.name());
            Inputs inputs = only == null ? all : all.only(only);
            for (int most : gpus) {
                if (most < 1) {
                    throw new CommandLine.ParameterException(spec.commandLine(), "--gpus: " + most + " is less than 1");
                }
            }
            spec.commandLine().getOut().print(Comparison.table(inputs, gpus, seed));
            spec.commandLine().getOut().flush();
            return CommandLine.ExitCode.OK;
        }
    }

    /** What {@code CAPACITY.md} has. */
    @Command(
            name = "capacity",
            description = "Computes what 1, 100 and 1000 workers deliver and ask for, and what ends first.",
            mixinStandardHelpOptions = true)
    static final class OnPaper implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() {
            Capacity gpu = Capacity.of(Inputs.named("h100"));
            spec.commandLine().getOut().println(gpu.deliveries());
            spec.commandLine().getOut().println(Capacity.of(Inputs.named("cpu")).deliveries());
            spec.commandLine().getOut().println(gpu.needs());
            spec.commandLine().getOut().print(gpu.ends());
            spec.commandLine().getOut().flush();
            return CommandLine.ExitCode.OK;
        }
    }

    /** Those that were measured. */
    @SuppressWarnings("JavaLangClash")
    enum Device {
        h100,
        cpu
    }
}
