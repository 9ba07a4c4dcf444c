package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import io.impasto.engine.network.FeatureMap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the losses' derivatives at feature maps back to the picture: Σ ⟨F, g⟩ with g = ∂L/∂F held constant has the gradient of the
 * losses, by one backward pass.
 *
 * <p>In half precision derivatives would vanish, being far below what the features are. All are divided by the largest of them before they are
 * narrowed, and the gradient is multiplied by it when it is widened again (Micikevicius et al. 2018, with a factor that is made anew each time and
 * stays on the device).
 */
final class InnerProducts {

    /** So that nothing is divided by 0 where all derivatives are 0. */
    private static final double NOTHING = 1e-30;

    private final List<FeatureMap> features = new ArrayList<>();
    private final List<NDArray> gradients = new ArrayList<>();
    private @Nullable NDArray largest;

    /**
     * Adds a feature map, or a part of one.
     *
     * @param gradient of its shape, in units of 1; it becomes this object's
     */
    void add(FeatureMap map, NDArray gradient) {
        features.add(map);
        gradients.add(map.unit() == 1 ? gradient : gradient.muli(map.unit()));
    }

    boolean isEmpty() {
        return features.isEmpty();
    }

    /** What is to be differentiated; its value means nothing. There must be at least one feature map. */
    NDArray sum() {
        if (features.get(0).isHalf()) {
            narrow();
        }
        return IntStream.range(0, features.size())
                .mapToObj(i -> features.get(i).tensor().mul(gradients.get(i)).sum())
                .reduce(NDArray::add)
                .orElseThrow();
    }

    private void narrow() {
        NDList maxima = new NDList(gradients.stream().map(g -> g.abs().max()).toList());
        NDArray divisor = NDArrays.stack(maxima).max().addi(NOTHING);
        gradients.replaceAll(gradient -> gradient.divi(divisor).toType(DataType.FLOAT16, true));
        largest = divisor;
    }

    /** ∂L/∂x, once the {@link #sum} was differentiated. */
    NDArray gradient(NDArray leaf) {
        NDArray gradient = leaf.getGradient();
        return largest == null
                ? gradient
                : gradient.toType(DataType.FLOAT32, true).muli(largest);
    }
}
