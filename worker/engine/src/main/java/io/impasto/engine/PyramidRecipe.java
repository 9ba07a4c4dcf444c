package io.impasto.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.impasto.common.image.PictureSize;
import io.impasto.common.job.Init;
import io.impasto.common.job.PyramidParameters;
import io.impasto.common.job.Scale;
import io.impasto.engine.color.ColorMode;
import io.impasto.engine.color.ColorModes;
import io.impasto.engine.loss.Losses;
import io.impasto.engine.loss.Objective;
import io.impasto.engine.optimiser.Adam;
import io.impasto.engine.optimiser.Interpolation;
import io.impasto.engine.optimiser.Lbfgs;
import io.impasto.engine.optimiser.Optimiser;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureResizer;
import io.impasto.engine.picture.ResampleFilter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pyramid of scales: from each to the next the mean iterate is enlarged, and so are Adam's moments. K. Crowson's
 * style-transfer-pytorch.
 */
final class PyramidRecipe implements Recipe {

    private static final Adam.Betas BETAS = new Adam.Betas(0.9, 0.99);

    /** L. Gatys' own numbers: pairs at large scales cost memory and matter less. */
    private static final int FIRST_HISTORY = 100;

    private static final int LATER_HISTORY = 10;

    private final FeatureExtractor extractor;
    private final PyramidParameters parameters;
    private final PlannedMemory memory;
    private final NDManager parent;
    private final Picture content;
    private final ColorMode colours;
    private final List<StyleSource> styles;
    private final Optional<TaskRegions> regions;
    private final PyramidSizes sizes;
    private final List<Scale> scales;
    private final PictureResizer resizer = new PictureResizer(ResampleFilter.BICUBIC);

    /**
     * @param parameters the task's
     * @param parent holds the stages
     */
    PyramidRecipe(
            FeatureExtractor extractor,
            StyleTask task,
            PyramidParameters parameters,
            EngineLimits limits,
            PlannedMemory memory,
            NDManager parent) {
        this.extractor = extractor;
        this.parameters = parameters;
        this.memory = memory;
        this.parent = parent;
        this.sizes =
                new PyramidSizes(extractor.network(), Taps.inUse(parameters).all(), parameters, limits);
        this.scales = sizes.ofContent(task.content());
        // What can't be done at the last scale is refused before the first.
        extractor.tilings().of(scales.get(scales.size() - 1).size());
        this.regions = TaskRegions.of(task);
        this.colours = ColorModes.of(parameters.colors());
        this.content = task.content();
        this.styles = task.styles().stream()
                .map(style -> style.with(colours.style(style.picture(), task.content())))
                .toList();
    }

    @Override
    public PlannedMemory memory() {
        return memory;
    }

    @Override
    public List<Integer> stepsOfScales() {
        return scales.stream().map(Scale::steps).toList();
    }

    @Override
    public Stage stage(int scale, @Nullable Stage previous) {
        NDManager manager = parent.newSubManager();
        try {
            PictureSize size = scales.get(scale).size();
            Picture present = resized(content, size);
            NDManager state = manager.newSubManager();
            Picture seen = colours.content(present);
            // Without one before it, and where a saved state replaces it at once, it is the beginning.
            NDArray x =
                    previous instanceof PyramidStage finished ? enlarged(finished, size, state) : start(seen, state);
            Losses losses = losses(seen, size, state);
            // From here on nothing may stay there: a leak throws instead of growing.
            state.cap();
            Objective objective = Objective.of(
                    extractor.network(), losses, extractor.tilings().of(size), size.height(), size.width());
            return new PyramidStage(
                    manager,
                    x,
                    objective,
                    losses,
                    scope -> start(seen, scope),
                    optimiser(scale, previous, size, manager),
                    parameters.emaDecay(),
                    average -> colours.result(average.finePicture(), present),
                    scales.get(scale).steps());
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }

    /** The picture that everything begins with, at any size. */
    private NDArray start(Picture seen, NDManager state) {
        if (parameters.init() == Init.CONTENT) {
            return SrgbPicture.of(seen, state, extractor.type());
        }
        return new FirstPicture(seen.width(), seen.height(), parameters.seed())
                .noise(parameters.init(), styles)
                .tensor(state, extractor.type());
    }

    private static NDArray enlarged(PyramidStage finished, PictureSize size, NDManager state) {
        try (NDManager scope = state.newSubManager()) {
            NDArray average = finished.average(scope);
            NDArray x = Interpolation.BICUBIC
                    .resized(average, size.height(), size.width())
                    .clip(0, 1);
            x.attach(state);
            return x;
        }
    }

    /** A new optimiser is a line here. */
    private Optimiser optimiser(int scale, @Nullable Stage previous, PictureSize size, NDManager manager) {
        if (previous instanceof PyramidStage finished && finished.optimiser() instanceof Adam adam) {
            return adam.resized(size.height(), size.width(), manager);
        }
        double rate = parameters.learningRate();
        return switch (parameters.optimiser()) {
            case ADAM -> new Adam(rate, BETAS, manager);
            case LBFGS -> new Lbfgs(rate, scale == 0 ? FIRST_HISTORY : LATER_HISTORY, manager);
        };
    }

    /** How many pictures the optimiser remembers, at most. */
    static int optimiserPictures(PyramidParameters parameters) {
        return switch (parameters.optimiser()) {
            case ADAM -> Adam.PICTURES;
            case LBFGS -> Lbfgs.pictures(FIRST_HISTORY);
        };
    }

    private Losses losses(Picture seen, PictureSize size, NDManager state) {
        List<StyleSource> atSize = styles.stream()
                .map(style -> style.with(resized(style.picture(), sizes.ofStyle(style.picture(), size))))
                .toList();
        return new PyramidLosses(extractor, parameters, state).of(seen, atSize, regions);
    }

    private Picture resized(Picture picture, PictureSize size) {
        return resizer.resize(picture, Math.toIntExact(size.width()), Math.toIntExact(size.height()));
    }
}
