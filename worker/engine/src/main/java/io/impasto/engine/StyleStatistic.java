package io.impasto.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.impasto.engine.loss.GramMatrix;
import io.impasto.engine.loss.Moments;
import java.util.function.Function;

/**
 * What styles are compared by. It is a mean over positions, so that tiles and styles can be added up.
 *
 * @param name tells it from others
 * @param of a 1×C×H×W feature map; belongs to its manager
 * @param from the same tensors, added up
 */
record StyleStatistic<T>(String name, Function<NDArray, NDList> of, Function<NDList, T> from) {

    static final StyleStatistic<Moments> MOMENTS =
            new StyleStatistic<>("moments", features -> Moments.of(features).tensors(), Moments::from);

    static final StyleStatistic<NDArray> GRAM_MATRIX =
            new StyleStatistic<>("gram", features -> new NDList(GramMatrix.of(features)), NDList::singletonOrThrow);
}
