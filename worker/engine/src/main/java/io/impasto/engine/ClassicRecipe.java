package io.impasto.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.impasto.common.job.ClassicParameters;
import io.impasto.engine.loss.Objective;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.picture.Picture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The course experiment. */
final class ClassicRecipe implements Recipe {

    private final FeatureNetwork network;
    private final TilingChoice tilings;
    private final StyleTask task;
    private final ClassicParameters parameters;
    private final NDManager parent;
    private final DataType type;

    /**
     * @param parameters the task's
     * @param parent holds the stage
     */
    ClassicRecipe(
            FeatureNetwork network,
            StyleTask task,
            ClassicParameters parameters,
            EngineLimits limits,
            TilingChoice tilings,
            NDManager parent,
            DataType type) {
        new SizeCheck(network, Taps.inUse(parameters), limits).check(task, parameters);
        this.network = network;
        this.tilings = tilings;
        this.task = task;
        this.parameters = parameters;
        this.parent = parent;
        this.type = type;
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
            Preparation preparation = new Preparation(network, tilings, task, parameters, state, type);
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
