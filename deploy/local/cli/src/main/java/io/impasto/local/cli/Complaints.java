package io.impasto.local.cli;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.JobFailedException;
import io.impasto.common.job.JobFailure;
import io.impasto.engine.DeviceUnavailableException;
import io.impasto.engine.EngineFailures;
import io.impasto.local.models.ModelPullException;
import io.impasto.local.paint.NotPaintedException;
import io.impasto.local.stack.StackException;
import io.impasto.topics.TopicsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in a line, and in an exit code. */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {

    static final int FAILED = 1;
    static final int WRONG_USE = 2;

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        return wrongUse(wrong.getCommandLine(), String.valueOf(wrong.getMessage()));
    }

    @Override
    public int handleExecutionException(Exception why, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (why instanceof InvalidInputException) {
            return wrongUse(command, String.valueOf(why.getMessage()));
        }
        Optional<JobFailure> failure = failure(why);
        if (failure.isPresent()) {
            err.println("impasto: the job failed: " + failure.get().code() + ": "
                    + failure.get().detail());
        } else if (why instanceof InterruptedException) {
            err.println("impasto: stopped");
        } else if (why instanceof StackException
                || why instanceof ModelPullException
                || why instanceof TopicsException
                || why instanceof NotPaintedException
                || why instanceof IOException
                || why instanceof UncheckedIOException
                || why instanceof DeviceUnavailableException) {
            err.println("impasto: " + (why.getMessage() == null ? why.toString() : why.getMessage()));
        } else {
            err.println("impasto: this should not happen:");
            why.printStackTrace(err);
        }
        err.flush();
        return FAILED;
    }

    private static Optional<JobFailure> failure(Exception why) {
        if (why instanceof JobFailedException failed) {
            return Optional.of(failed.failure());
        }
        return why instanceof RuntimeException e ? EngineFailures.of(e) : Optional.empty();
    }

    private static int wrongUse(CommandLine command, String message) {
        command.getErr().println("impasto: " + message);
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        command.getErr().flush();
        return WRONG_USE;
    }
}
