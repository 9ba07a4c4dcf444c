package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.impasto.engine.network.FeatureMaps;
import io.impasto.engine.network.FeatureNetwork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** L(x) = L_c + L_s + L_tv and its gradient, by one forward and one backward pass. What isn't listed costs nothing. */
public final class Objective {

    private final FeatureNetwork network;
    private final List<? extends FeatureLoss> content;
    private final List<? extends FeatureLoss> style;
    private final TotalVariation totalVariation;
    private final Set<String> taps;

    /**
     * @param content the losses whose sum is L_c; may be empty
     * @param style the losses whose sum is L_s; may be empty
     */
    public Objective(
            FeatureNetwork network,
            List<? extends FeatureLoss> content,
            List<? extends FeatureLoss> style,
            TotalVariation totalVariation) {
        this.network = network;
        this.content = List.copyOf(content);
        this.style = List.copyOf(style);
        this.totalVariation = totalVariation;
        this.taps = Stream.concat(content.stream(), style.stream())
                .map(FeatureLoss::tap)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * L and ∂L/∂x at {@code x}.
     *
     * @param x the normalised picture, 1×3×H×W; unchanged
     * @param manager under which the evaluation lives until it is closed
     */
    public Evaluation at(NDArray x, NDManager manager) {
        NDManager kept = manager.newSubManager();
        try (NDManager scope = kept.newSubManager()) {
            scope.tempAttachAll(x);
            LossGradient tv = totalVariation.at(x);
            if (taps.isEmpty()) {
                return evaluation(kept, zeroLike(tv.value()), zeroLike(tv.value()), tv.value(), tv.gradient());
            }
            NDArray leaf = x.duplicate();
            leaf.setRequiresGradient(true);
            try (GradientCollector collector = scope.getEngine().newGradientCollector()) {
                FeatureMaps features = network.features(leaf, taps);
                Map<String, NDArray> gradients = new HashMap<>();
                NDArray contentValue = sum(content, features, gradients, zeroLike(tv.value()));
                NDArray styleValue = sum(style, features, gradients, zeroLike(tv.value()));
                collector.backward(innerProduct(features, gradients));
                return evaluation(
                        kept,
                        contentValue,
                        styleValue,
                        tv.value(),
                        leaf.getGradient().addi(tv.gradient()));
            }
        } catch (RuntimeException e) {
            kept.close();
            throw e;
        }
    }

    /** Adds the losses' values to {@code value}, and their derivatives to {@code gradients} at their taps. */
    private static NDArray sum(
            List<? extends FeatureLoss> losses, FeatureMaps features, Map<String, NDArray> gradients, NDArray value) {
        for (FeatureLoss loss : losses) {
            LossGradient at = loss.at(features.at(loss.tap()).stopGradient());
            value.addi(at.value());
            gradients.merge(loss.tap(), at.gradient(), NDArray::addi);
        }
        return value;
    }

    /** Σ_l ⟨F_l, g_l⟩ with g_l = ∂L/∂F_l held constant, so that its gradient is that of the losses. */
    private static NDArray innerProduct(FeatureMaps features, Map<String, NDArray> gradients) {
        return gradients.entrySet().stream()
                .map(entry -> features.at(entry.getKey()).mul(entry.getValue()).sum())
                .reduce(NDArray::add)
                .orElseThrow();
    }

    private static Evaluation evaluation(NDManager kept, NDArray content, NDArray style, NDArray tv, NDArray gradient) {
        return new Evaluation(kept, NDArrays.stack(new NDList(content, style, tv)), gradient);
    }

    private static NDArray zeroLike(NDArray scalar) {
        return scalar.getManager().zeros(new Shape(), scalar.getDataType());
    }
}
