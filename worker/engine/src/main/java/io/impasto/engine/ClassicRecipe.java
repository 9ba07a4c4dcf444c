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
            NDManager parent) {
        new SizeCheck(extractor.network(), Taps.inUse(parameters), limits).check(task, parameters);
        this.extractor = extractor;
        this.task = task;
        this.parameters = parameters;
        this.parent = parent;
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
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }
}
