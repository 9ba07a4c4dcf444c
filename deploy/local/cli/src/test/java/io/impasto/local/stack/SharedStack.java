package io.impasto.local.stack;

import io.impasto.common.blob.MinioBlobStore;
import io.impasto.engine.DeviceChoice;
import io.impasto.engine.network.SeededSqueezeNet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The whole stack with three workers, as {@code deploy/impasto up --workers 3} runs it, on a small seeded network. Starting it takes
 * longer than most of what is tried with it, so all tests that take one as a parameter take the same; the last class ends
 * it, or else the end of all tests.
 */
final class SharedStack implements AutoCloseable {

    static final int WORKERS = 3;

    /** {@code @Order} of whoever uses it: late, so that it doesn't run beside others' processes. */
    static final int USED = Integer.MAX_VALUE - 1;

    /** Of the one who ends it. */
    static final int ENDED = Integer.MAX_VALUE;

    private final DataFolder data;
    private final Stack stack;
    private final StackState state;

    private SharedStack(DataFolder data, Stack stack, StackState state) {
        this.data = data;
        this.stack = stack;
        this.state = state;
    }

    private static SharedStack start() {
        try {
            SeededSqueezeNet.writeInto(Files.createDirectories(Path.of(System.getenv("IMPASTO_MODELS_DIR"))));
            DataFolder data = new DataFolder(
                    Files.createTempDirectory(Path.of("target"), "stack-it-").resolve("a folder"));
            Stack stack = Stack.in(data);
            try {
                StackState state = stack.start(
                        new StackPlan(WORKERS, OptionalInt.empty(), DeviceChoice.of("cpu")),
                        new Installation(Path.of(System.getProperty(Installation.HOME_PROPERTY))),
                        new Random(),
                        text -> {});
                return new SharedStack(data, stack, state);
            } catch (RuntimeException | InterruptedException e) {
                stack.close();
                throw e;
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives it to whoever takes one as a parameter. */
    static final class Given implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SharedStack.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .getOrComputeIfAbsent(SharedStack.class, key -> start(), SharedStack.class);
        }
    }

    StackState state() {
        return state;
    }

    /** For the caller to close. */
    MinioBlobStore store() throws IOException {
        StoreKeys keys = StoreKeys.in(data.keys(), new Random());
        return new MinioBlobStore(state.store(), "us-east-1", keys.accessKey(), keys.secretKey());
    }

    /** Ends it for everybody. */
    @Override
    public void close() {
        stack.close();
    }
}
