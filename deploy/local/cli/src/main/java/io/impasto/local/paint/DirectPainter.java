package io.impasto.local.paint;

import io.impasto.client.StyleFile;
import io.impasto.common.image.ImageLimits;
import io.impasto.common.job.JobFailedException;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.LossTerms;
import io.impasto.engine.Colophon;
import io.impasto.engine.Descent;
import io.impasto.engine.DeviceChoice;
import io.impasto.engine.EngineFailures;
import io.impasto.engine.EngineLimits;
import io.impasto.engine.LossTrace;
import io.impasto.engine.Optimisation;
import io.impasto.engine.PaintedFile;
import io.impasto.engine.StyleEngine;
import io.impasto.engine.StyleSource;
import io.impasto.engine.StyleTask;
import io.impasto.engine.WeightsFolders;
import io.impasto.engine.picture.AlphaPlane;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureReader;
import io.impasto.engine.picture.ReadPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Paints in this process: no Kafka, no S3. */
public final class DirectPainter implements Painter {

    private final DeviceChoice device;
    private final WeightsFolders weights;
    private final Consumer<String> say;
    private final Descent descent;
    private final PictureReader reader = new PictureReader(ImageLimits.DEFAULT);

    /** @param say tells people */
    public DirectPainter(DeviceChoice device, WeightsFolders weights, Clock clock, Consumer<String> say) {
        this.device = device;
        this.weights = weights;
        this.say = say;
        this.descent = new Descent(clock);
    }

    @Override
    public Painting paint(PaintOrder order, Consumer<PaintProgress> watcher) throws IOException, InterruptedException {
        List<StyleSource> styles = new ArrayList<>();
        ReadPicture content = read(order.content());
        for (StyleFile style : order.styles()) {
            styles.add(new StyleSource(read(style.file()).picture(), style.weight(), mask(style.mask())));
        }
        @Nullable Picture contentMask = mask(order.contentMask());
        try (StyleEngine engine = StyleEngine.open(device, weights, EngineLimits.DEFAULT)) {
            JobOptions options = order.options().settled(engine.choice());
            if (order.options().leaveNetworkOpen()) {
                say.accept("painting with " + engine.choice());
            }
            StyleTask task = new StyleTask(content.picture(), contentMask, styles, options.parameters());
            String weightsSha256 = engine.weightsDigest(task.parameters().network());
            return optimise(engine, task, content.alpha(), new Colophon(options, weightsSha256), watcher);
        } catch (RuntimeException e) {
            throw failed(e, "");
        }
    }

    private @Nullable Picture mask(Optional<Path> file) throws IOException {
        return file.isPresent() ? read(file.get()).picture() : null;
    }

    private ReadPicture read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return reader.readWithAlpha(bytes);
        } catch (RuntimeException e) {
            throw failed(e, file + ": ");
        }
    }

    private Painting optimise(
            StyleEngine engine,
            StyleTask task,
            Optional<AlphaPlane> alpha,
            Colophon colophon,
            Consumer<PaintProgress> watcher)
            throws InterruptedException {
        try (Optimisation optimisation = engine.begin(task)) {
            Descent.Result result =
                    descent.run(optimisation, colophon.options().traced(), new UntilInterrupted(watcher));
            return new Painting(
                    PaintedFile.of(optimisation, alpha, colophon).bytes(),
                    Optional.ofNullable(result.trace()).map(LossTrace::toJson),
                    1);
        }
    }

    private record UntilInterrupted(Consumer<PaintProgress> watcher) implements Descent.Watcher<InterruptedException> {

        @Override
        public void at(int step, int steps) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }

        @Override
        public void reached(int step, int steps, LossTerms losses, double secondsPerStep) {
            watcher.accept(new PaintProgress(step, steps, losses, secondsPerStep * (steps - step)));
        }
    }

    /** The exception as the failure that a worker would report; the same one if the contract has no word for it. */
    private static RuntimeException failed(RuntimeException e, String where) {
        return EngineFailures.of(e)
                .<RuntimeException>map(
                        failure -> new JobFailedException(JobFailure.of(failure.code(), where + failure.detail()), e))
                .orElse(e);
    }
}
