package io.impasto.local.paint;

import io.impasto.common.image.ImageLimits;
import io.impasto.common.job.LossTerms;
import io.impasto.engine.DeviceChoice;
import io.impasto.engine.EngineLimits;
import io.impasto.engine.Optimisation;
import io.impasto.engine.StyleEngine;
import io.impasto.engine.StyleSource;
import io.impasto.engine.StyleTask;
import io.impasto.engine.WeightsFolders;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureReader;
import io.impasto.engine.picture.PictureWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Paints in this process: no Kafka, no S3. */
public final class DirectPainter implements Painter {

    /** Reading losses back makes the device wait, so not every step. */
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(500);

    private static final double NANOS = 1e9;

    private final DeviceChoice device;
    private final WeightsFolders weights;
    private final Clock clock;
    private final PictureReader reader = new PictureReader(ImageLimits.DEFAULT);

    public DirectPainter(DeviceChoice device, WeightsFolders weights, Clock clock) {
        this.device = device;
        this.weights = weights;
        this.clock = clock;
    }

    @Override
    public Painting paint(PaintOrder order, Consumer<PaintProgress> watcher) throws IOException, InterruptedException {
        List<StyleSource> styles = new ArrayList<>();
        Picture content = read(order.content());
        for (StyleFile style : order.styles()) {
            styles.add(new StyleSource(read(style.file()), style.weight()));
        }
        StyleTask task = new StyleTask(content, styles, order.options().parameters());
        try (StyleEngine engine = StyleEngine.open(device, weights, EngineLimits.DEFAULT)) {
            return optimise(engine, task, order.options().traced(), watcher);
        } catch (RuntimeException e) {
            throw EngineFailures.failed(e);
        }
    }

    private Picture read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return reader.read(bytes);
        } catch (RuntimeException e) {
            throw EngineFailures.failed(file, e);
        }
    }

    private Painting optimise(StyleEngine engine, StyleTask task, boolean traced, Consumer<PaintProgress> watcher)
            throws InterruptedException {
        List<TraceRow> trace = new ArrayList<>();
        try (Optimisation optimisation = engine.begin(task)) {
            Instant start = clock.instant();
            Instant heard = start;
            while (true) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                Instant now = clock.instant();
                if (traced) {
                    trace.add(TraceRow.of(optimisation.step(), optimisation.losses(), seconds(start, now)));
                }
                boolean due = Duration.between(heard, now).compareTo(BETWEEN_REPORTS) >= 0;
                if (due || optimisation.step() == 0 || optimisation.finished()) {
                    watcher.accept(progress(optimisation, seconds(start, now)));
                    heard = now;
                }
                if (optimisation.finished()) {
                    return new Painting(
                            PictureWriter.png(optimisation.picture()),
                            traced ? Optional.of(TraceRow.json(trace)) : Optional.empty());
                }
                optimisation.advance();
            }
        }
    }

    private static PaintProgress progress(Optimisation optimisation, double seconds) {
        int step = optimisation.step();
        LossTerms losses = optimisation.losses();
        double left = step == 0 ? 0 : seconds / step * (optimisation.steps() - step);
        return new PaintProgress(step, optimisation.steps(), losses, left);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / NANOS;
    }
}
