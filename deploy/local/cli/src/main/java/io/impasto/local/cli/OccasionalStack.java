package io.impasto.local.cli;

import io.impasto.local.stack.DataFolder;
import io.impasto.local.stack.Stack;
import io.impasto.local.stack.StackPlan;
import io.impasto.local.stack.StackState;
import java.io.IOException;
import java.util.function.Consumer;

/** A stack that is there for one piece of work; then it ends, and what it wrote is removed. */
final class OccasionalStack {

    private OccasionalStack() {}

    /** What is done with the stack. */
    @FunctionalInterface
    interface Work<T> {
        T with(StackState stack) throws IOException, InterruptedException;
    }

    /** @param say tells people */
    static <T> T during(Work<T> work, StackPlan plan, Surroundings surroundings, Consumer<String> say)
            throws IOException, InterruptedException {
        // The stack must have ended before its folder goes, also when a signal ends this.
        try (TemporaryFolder folder = TemporaryFolder.make("impasto-");
                Ending ending = new Ending(folder, Stack.in(new DataFolder(folder.path())));
                AtShutdown ignored = AtShutdown.close(ending)) {
            return work.with(ending.stack().start(plan, surroundings.installation(), surroundings.random(), say));
        }
    }

    /** Ends the stack, then removes what it wrote. */
    private record Ending(TemporaryFolder folder, Stack stack) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            stack.close();
            folder.close();
        }
    }
}
