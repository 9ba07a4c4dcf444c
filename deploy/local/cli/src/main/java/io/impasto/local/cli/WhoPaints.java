package io.impasto.local.cli;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.JobOptions;
import io.impasto.engine.DeviceChoice;
import io.impasto.engine.WeightsFolders;
import io.impasto.local.paint.DirectPainter;
import io.impasto.local.paint.GatewayPainter;
import io.impasto.local.paint.PaintOrder;
import io.impasto.local.paint.PaintProgress;
import io.impasto.local.paint.Painter;
import io.impasto.local.paint.Painting;
import io.impasto.local.paint.Terms;
import io.impasto.local.stack.DataFolder;
import io.impasto.local.stack.Readiness;
import io.impasto.local.stack.StackPlan;
import io.impasto.local.stack.StackState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** This process, a gateway that is named, the stack that runs, or one started for the occasion. */
final class WhoPaints {

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            description =
                    "The gateway to use (default: the running stack's); its access key, if it asks for one, is read from $"
                            + Surroundings.KEY + ".")
    private @Nullable URI gateway;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder of the stack to use.")
    private @Nullable Path data;

    @Option(names = "--direct", description = "Paints in this process: no Kafka, no S3.")
    private boolean direct;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description =
                    "auto, cpu, gpu:N, or gpu:N@fp16 for half precision (default: auto); for --direct, or a stack started for the occasion.")
    private @Nullable String device;

    /** @throws InvalidInputException if the options contradict each other, or one isn't valid */
    void check(Terms terms) {
        if (direct && terms.urgent()) {
            throw new InvalidInputException(
                    "urgent", "is for a stack, which may have others waiting; not for --direct");
        }
        if (direct && terms.expirytime().isPresent()) {
            throw new InvalidInputException("within", "is for a stack; --direct paints until the picture is done");
        }
        if (direct && (gateway != null || data != null)) {
            throw new InvalidInputException("direct", "takes neither --gateway nor --data");
        }
        if (gateway != null && device != null) {
            throw new InvalidInputException("device", "is the workers' own choice behind a gateway that is named");
        }
        if (gateway != null
                && (gateway.getHost() == null
                        || !String.valueOf(gateway.getScheme()).matches("https?"))) {
            throw new InvalidInputException("gateway", gateway + " is not an http:// or https:// address");
        }
        device(); // Wrong use is told before anything is started.
    }

    Painting paint(
            PaintOrder order,
            Terms terms,
            Consumer<PaintProgress> watcher,
            Surroundings surroundings,
            Consumer<String> say)
            throws IOException, InterruptedException {
        WeightsFolders weights = WeightsFolders.fromEnvironment(surroundings.environment(), surroundings.userHome());
        if (direct) {
            // The JVM mustn't end under a step: native code would run on in what is being taken down.
            return untilShutdown(new DirectPainter(device(), weights, surroundings.clock(), say), order, watcher);
        }
        if (gateway != null) {
            return untilShutdown(through(gateway, terms, surroundings, say), order, watcher);
        }
        Optional<URI> running = running(DataFolders.chosen(data, surroundings));
        if (running.isPresent()) {
            say.accept("painting by the stack at " + running.get());
            return untilShutdown(through(running.get(), terms, surroundings, say), order, watcher);
        }
        // The stack's workers will look in the same folders: no need to start it to learn that they look in vain.
        JobOptions options = order.options();
        if (!options.leaveNetworkOpen()) {
            weights.find(options.parameters().network());
        }
        return byOccasionalStack(order, terms, watcher, surroundings, say);
    }

    /** A painter that is interrupted puts away what it holds; the JVM waits for that when it is told to end. */
    private static Painting untilShutdown(Painter painter, PaintOrder order, Consumer<PaintProgress> watcher)
            throws IOException, InterruptedException {
        Thread painting = Thread.currentThread();
        CountDownLatch ended = new CountDownLatch(1);
        try (AtShutdown ignored = AtShutdown.close(() -> {
            painting.interrupt();
            ended.await();
        })) {
            return painter.paint(order, watcher);
        } finally {
            ended.countDown();
        }
    }

    private static Optional<URI> running(DataFolder folder) throws InterruptedException {
        Optional<URI> gateway = StackState.running(folder).map(StackState::gateway);
        return gateway.isPresent() && new Readiness().isReady(gateway.get()) ? gateway : Optional.empty();
    }

    private Painting byOccasionalStack(
            PaintOrder order,
            Terms terms,
            Consumer<PaintProgress> watcher,
            Surroundings surroundings,
            Consumer<String> say)
            throws IOException, InterruptedException {
        say.accept("no stack is running; starting one for this picture ('impasto up' keeps one running)");
        return OccasionalStack.during(
                stack -> through(stack.gateway(), terms, surroundings, say).paint(order, watcher),
                StackPlan.forOnePicture(device()),
                surroundings,
                say);
    }

    private static GatewayPainter through(URI gateway, Terms terms, Surroundings surroundings, Consumer<String> say) {
        return new GatewayPainter(surroundings.client(gateway), terms, surroundings.random(), say);
    }

    private DeviceChoice device() {
        return DeviceChoice.of(device == null ? "auto" : device);
    }
}
