package io.impasto.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.impasto.common.job.ClassicParameters;
import io.impasto.engine.loss.Objective;
import io.impasto.engine.picture.Picture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The course experiment. */
final class ClassicRecipe implements Recipe {

    private final FeatureExtractor extractor;
    private final StyleTask task;
    private final ClassicParameters parameters;
    private final PlannedMemory memory;
    private final NDManager parent;

    /**
     * @param parameters the task's
     * @param parent holds the stage
     */
    ClassicRecipe(
            FeatureExtractor extractor,
            StyleTask task,
            ClassicParameters parameters,
            EngineLimits limits,
            PlannedMemory memory,
            NDManager parent) {
        new SizeCheck(extractor.network(), Taps.inUse(parameters), limits).check(task, parameters);
        // What can't be done is refused before anything is.
        extractor.tilings().of(task.content().size().withShorterSide(parameters.size()));
        this.extractor = extractor;
        this.task = task;
        this.parameters = parameters;
        this.memory = memory;
        this.parent = parent;
    }

    @Override
    public PlannedMemory memory() {
        return memory;
    }

    @Override
    public List<Integer> stepsOfScales() {
        return List.of(parameters.iterations());
    }

    @Override
    public Stage stage(int scale, @Nullable Stage previous) {
        NDManager manager = parent.newSubManager();
        try {
            NDManager state = manager.newSubManager();
            Preparation preparation = new Preparation(extractor, task, parameters, state);
            Picture content = preparation.content();
            NDArray start = preparation.start(content);
            Objective objective = preparation.objective(content);
            // From here on nothing may stay there: a leak throws instead of growing.
            state.cap();
            return new ClassicStage(manager, start, objective, parameters);
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }
}
