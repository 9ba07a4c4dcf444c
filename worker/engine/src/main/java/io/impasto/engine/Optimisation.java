package io.impasto.engine;

import ai.djl.ndarray.types.Shape;
import io.impasto.common.image.PictureSize;
import io.impasto.common.job.LossTerms;
import io.impasto.engine.picture.FinePicture;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.state.SavedState;
import io.impasto.engine.state.UnusableStateException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One picture on its way down, through one scale or several. Losses and gradient of the present picture are evaluated when first
 * needed, once a step, so that reading the losses of every step costs little more than not reading them. Not thread-safe, and at most
 * one of these may advance in a process at a time.
 */
public final class Optimisation implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Optimisation.class);

    /**
     * Looking at the losses waits for the device, so not every step; a few wasted steps cost less. It is the losses that are
     * looked at, not x: infinite ones leave x where it is, for Adam divides by them.
     */
    private static final int STEPS_BETWEEN_LOOKS = 10;

    private static final int MOST_RECOVERIES = 8;

    private static final String MEMORY = "memory";
    private static final String STEP = "step";
    private static final String SCALE = "scale";
    private static final String DONE = "stepOfScale";
    private static final String RECOVERIES = "recoveries";

    private final Recipe recipe;
    private final PlannedMemory memory;
    private final int steps;
    private Stage stage;
    private int scale;
    private int stepOfScale;
    private int step;
    private int recoveries;
    private boolean keepsFinishedScales;
    private @Nullable Snapshot lastFinishedScale;

    Optimisation(Recipe recipe) {
        this.recipe = recipe;
        this.memory = recipe.memory();
        this.steps = recipe.stepsOfScales().stream().mapToInt(Integer::intValue).sum();
        this.stage = memory.within(() -> recipe.stage(0, null));
    }

    /** Goes on from where {@link #save} was called. */
    Optimisation(Recipe recipe, SavedState state) {
        this.recipe = recipe;
        this.memory = recipe.memory();
        List<Integer> stepsOfScales = recipe.stepsOfScales();
        this.steps = stepsOfScales.stream().mapToInt(Integer::intValue).sum();
        this.scale = state.integer(SCALE);
        this.stepOfScale = state.integer(DONE);
        this.step = state.integer(STEP);
        this.recoveries = state.integer(RECOVERIES);
        if (scale < 0 || scale >= stepsOfScales.size() || stepOfScale < 0 || stepOfScale > stepsOfScales.get(scale)) {
            throw new UnusableStateException("there is no step " + stepOfScale + " of scale " + scale);
        }
        this.stage = memory.within(() -> restored(state));
    }

    private Stage restored(SavedState state) {
        Stage begun = recipe.stage(scale, null);
        try {
            begun.restore(state);
            return begun;
        } catch (RuntimeException | Error e) {
            begun.close();
            throw e;
        }
    }

    /** Updates done. */
    public int step() {
        return step;
    }

    /** Updates planned. */
    public int steps() {
        return steps;
    }

    /** The present scale, from 0. */
    public int scale() {
        return scale;
    }

    /** The present picture's size, px. */
    public PictureSize size() {
        Shape shape = stage.point().x().getShape(); // 1×3×H×W
        return new PictureSize(shape.get(3), shape.get(2));
    }

    /** Scales planned. */
    public int scales() {
        return recipe.stepsOfScales().size();
    }

    public boolean finished() {
        return step == steps;
    }

    /**
     * Does one update.
     *
     * @throws DivergedException if the losses are seen not to be finite and going back doesn't help, or if the finished picture is no
     *     better than the one it began with
     * @throws MemoryExhaustedException if there is no more memory; then this is to be closed, but what is kept of finished scales stays
     * @throws IllegalStateException if this is finished
     */
    public void advance() {
        if (finished()) {
            throw new IllegalStateException("all " + steps + " steps are done");
        }
        memory.within(() -> {
            advanceOne();
            return step;
        });
    }

    private void advanceOne() {
        if (step == 0) {
            stage.allIsWell();
        }
        stage.advance(stepOfScale);
        step++;
        stepOfScale++;
        boolean scaleFinished = stepOfScale == stage.steps();
        if (scaleFinished || step % STEPS_BETWEEN_LOOKS == 0) {
            look();
        }
        if (scaleFinished && keepsFinishedScales) {
            keep();
        }
        if (scaleFinished && !finished()) {
            climb();
        }
        if (finished()) {
            mustHaveImproved();
        }
    }

    private void mustHaveImproved() {
        double reached = losses().total();
        stage.lossToBeat().ifPresent(first -> {
            if (!(reached < first)) {
                throw DivergedException.notImproved(first, reached);
            }
        });
    }

    /** What tiles were planned with when the optimisation that was saved so began, bytes. */
    static long memory(SavedState state) {
        return (long) state.number(MEMORY);
    }

    /** Whether losses and gradient are known where this stands, so that a batch has nothing to evaluate. */
    public boolean evaluated() {
        return stage.point().pending().isEmpty();
    }

    /** What a batch evaluates together. */
    EvaluatedPoint point() {
        return stage.point();
    }

    private void look() {
        if (Double.isFinite(stage.evaluation().losses().total())) {
            stage.allIsWell();
            return;
        }
        if (recoveries == MOST_RECOVERIES || !stage.recover()) {
            throw new DivergedException(step);
        }
        recoveries++;
        LOG.warn("step={} losses=infinite action=back-to-last-good-and-slower recoveries={}", step, recoveries);
    }

    /** Not what {@link #look} has just gone back to if it is no better. */
    private void keep() {
        if (Double.isFinite(stage.evaluation().losses().total())) {
            lastFinishedScale = present();
        }
    }

    private void climb() {
        Stage finished = stage;
        stage = recipe.stage(scale + 1, finished);
        finished.close();
        scale++;
        stepOfScale = 0;
        stage.allIsWell();
    }

    /**
     * The weighted terms of the present picture: before the next update, after its clamp. Waits for the device.
     *
     * @throws DivergedException if they are not finite
     * @throws MemoryExhaustedException as {@link #advance}
     */
    public LossTerms losses() {
        LossTerms losses = memory.within(stage::evaluation).losses();
        if (!Double.isFinite(losses.total())) {
            throw new DivergedException(step);
        }
        return losses;
    }

    /**
     * The present picture, in 8 bit.
     *
     * @throws MemoryExhaustedException as {@link #advance}
     */
    public Picture picture() {
        return memory.within(stage::picture);
    }

    /**
     * Reads the present picture back from the device, and leaves the rest of the work on it to whoever wants to see it: what is returned
     * gives the same as {@link #picture} gave now, on any thread, however this has gone on since, or been closed. It holds 12 bytes a pixel.
     *
     * @throws MemoryExhaustedException as {@link #advance}
     */
    public Supplier<Picture> readBack() {
        return memory.within(stage::readBack);
    }

    /**
     * The present picture, as fine as it is computed: what a file of more than 8 bits is made of.
     *
     * @throws MemoryExhaustedException as {@link #advance}
     */
    public FinePicture finePicture() {
        return memory.within(stage::finePicture);
    }

    /**
     * Picture and losses as they are now.
     *
     * @throws DivergedException if the losses are not finite
     * @throws MemoryExhaustedException as {@link #advance}
     */
    public Snapshot present() {
        return new Snapshot(picture(), finePicture(), losses(), scale, step);
    }

    /**
     * From now on keeps what each scale comes to, for whoever may have to stop in the next. It costs memory on Java's heap, of which
     * forecasts know nothing: 15 bytes for each pixel of the scale before the present one, and as much again while a scale ends. Not
     * before this, nor where a saved state goes on, is anything known of earlier scales.
     */
    public void keepFinishedScales() {
        keepsFinishedScales = true;
    }

    /** What the last scale that was finished came to; empty if none was since it is kept. */
    public Optional<Snapshot> lastFinishedScale() {
        return Optional.ofNullable(lastFinishedScale);
    }

    /**
     * All that is needed to go on from here, on this device with as many threads to the very same result. There is no random state:
     * chance is used up before the first step.
     *
     * @throws MemoryExhaustedException as {@link #advance}
     */
    public SavedState save() {
        SavedState state = new SavedState();
        state.put(MEMORY, memory.bytes());
        state.put(STEP, step);
        state.put(SCALE, scale);
        state.put(DONE, stepOfScale);
        state.put(RECOVERIES, recoveries);
        return memory.within(() -> {
            stage.save(state);
            return state;
        });
    }

    /** About how large {@link #save} is at present, bytes. */
    public long stateBytes() {
        return Float.BYTES * stage.point().x().size() * stage.picturesSaved();
    }

    @Override
    public void close() {
        stage.close();
    }
}
