package io.impasto.engine;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.impasto.engine.loss.Evaluation;
import io.impasto.engine.loss.Objective;
import io.impasto.engine.loss.WholeObjective;
import io.impasto.engine.optimiser.Point;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A picture and its objective, which is evaluated when first asked for and kept until the picture moves. */
final class EvaluatedPoint implements Point, AutoCloseable {

    private final NDManager manager;
    private final NDArray x;
    private final Objective objective;
    private @Nullable Evaluation present;

    /** @param x 1×3×H×W; changed in place */
    EvaluatedPoint(NDManager manager, NDArray x, Objective objective) {
        this.manager = manager;
        this.x = x;
        this.objective = objective;
    }

    @Override
    public NDArray x() {
        return x;
    }

    Evaluation evaluation() {
        if (present == null) {
            present = objective.at(x, manager);
        }
        return requireNonNull(present);
    }

    /** What is to be evaluated, if it goes through the network as a whole and hasn't been. */
    Optional<WholeObjective.Request> pending() {
        return present == null && objective instanceof WholeObjective whole
                ? Optional.of(new WholeObjective.Request(whole, x, manager))
                : Optional.empty();
    }

    /** Takes what was evaluated elsewhere for {@link #pending}. */
    void evaluated(Evaluation evaluation) {
        close();
        present = evaluation;
    }

    @Override
    public double value() {
        return evaluation().losses().total();
    }

    /** The objective at another picture of this size. */
    double valueAt(NDArray other) {
        try (Evaluation evaluation = objective.at(other, manager)) {
            return evaluation.losses().total();
        }
    }

    @Override
    public NDArray gradient() {
        return evaluation().gradient();
    }

    @Override
    public void moved() {
        close();
        objective.moved();
    }

    /** Changes x without another step's being done: what is kept of the objective stays as good as it was. */
    void restored() {
        close();
    }

    @Override
    public void close() {
        if (present != null) {
            present.close();
            present = null;
        }
    }
}
