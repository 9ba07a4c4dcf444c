package io.impasto.local.cli;

import io.impasto.local.paint.PaintProgress;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** Shows how far a painting has come: a bar on a terminal, else a plain line every tenth of the way. */
interface ProgressDisplay extends Consumer<PaintProgress>, AutoCloseable {

    @Override
    void close();

    static ProgressDisplay of(boolean quiet, boolean terminal, PrintWriter err) {
        if (quiet) {
            return new Nothing();
        }
        return terminal ? new Bar(System.err) : new Lines(err);
    }

    static String words(PaintProgress progress) {
        String left = progress.step() == 0 || progress.step() == progress.steps()
                ? ""
                : String.format(Locale.ROOT, ", %.0f s left", progress.secondsLeft());
        String again = progress.attempt() == 1 ? "" : ", attempt " + progress.attempt() + resumed(progress);
        return String.format(Locale.ROOT, "loss %.4g%s%s", progress.losses().total(), left, again);
    }

    private static String resumed(PaintProgress progress) {
        return progress.resumedFromStep() == 0
                ? " from the beginning"
                : " resumed from step " + progress.resumedFromStep();
    }

    /** Says nothing. */
    final class Nothing implements ProgressDisplay {
        @Override
        public void accept(PaintProgress progress) {}

        @Override
        public void close() {}
    }

    /** Redraws one line. */
    final class Bar implements ProgressDisplay {

        private static final int REDRAWN_EVERY_MS = 200;

        private final PrintStream terminal;
        private @Nullable ProgressBar bar;

        Bar(PrintStream terminal) {
            this.terminal = terminal;
        }

        @Override
        public void accept(PaintProgress progress) {
            if (bar == null) {
                // Only now: what comes before (a stack that starts) writes lines of its own.
                bar = new ProgressBarBuilder()
                        .setTaskName("Painting")
                        .setInitialMax(progress.steps())
                        .setUpdateIntervalMillis(REDRAWN_EVERY_MS)
                        .setConsumer(new ConsoleProgressBarConsumer(terminal))
                        .hideEta()
                        .build();
            }
            bar.stepTo(progress.step());
            bar.setExtraMessage(words(progress));
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }

    /** For logs and pipes. */
    final class Lines implements ProgressDisplay {

        private static final int TENTHS = 10;

        private final PrintWriter err;
        private long said = -1;

        Lines(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void accept(PaintProgress progress) {
            long tenth = (long) TENTHS * progress.step() / Math.max(1, progress.steps());
            if (tenth > said) {
                said = tenth;
                err.println("step " + progress.step() + " of " + progress.steps() + ", " + words(progress));
                err.flush();
            }
        }

        @Override
        public void close() {}
    }
}
