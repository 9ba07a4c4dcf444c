package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.impasto.engine.network.FeatureMaps;
import io.impasto.engine.network.FeatureNetwork;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** By one forward and one backward pass of the whole picture. What isn't listed costs nothing. */
public final class WholeObjective implements Objective {

    private final FeatureNetwork network;
    private final Losses losses;
    private final Set<String> taps;

    public WholeObjective(FeatureNetwork network, Losses losses) {
        this.network = network;
        this.losses = losses;
        this.taps = losses.taps();
    }

    @Override
    public Evaluation at(NDArray x, NDManager manager) {
        NDManager kept = manager.newSubManager();
        try (NDManager scope = kept.newSubManager()) {
            scope.tempAttachAll(x);
            Terms terms = Terms.begin(losses.variation(), x);
            if (taps.isEmpty()) {
                return terms.evaluation(kept);
            }
            NDArray leaf = x.duplicate();
            leaf.setRequiresGradient(true);
            try (GradientCollector collector = scope.getEngine().newGradientCollector()) {
                FeatureMaps features = network.features(leaf, taps);
                collector.backward(innerProduct(features, gradients(features, terms)));
                terms.addGradient(leaf.getGradient());
            }
            return terms.evaluation(kept);
        } catch (RuntimeException e) {
            kept.close();
            throw e;
        }
    }

    /** The losses' derivatives at their taps; their values go to the terms. */
    private Map<String, NDArray> gradients(FeatureMaps features, Terms terms) {
        Map<String, NDArray> gradients = new HashMap<>();
        for (ContentLoss loss : losses.content()) {
            LossGradient at = loss.at(features.at(loss.tap()).stopGradient());
            terms.addContent(at.value());
            gradients.merge(loss.tap(), at.gradient(), NDArray::addi);
        }
        for (StyleTerm term : losses.style()) {
            String tap = term.loss().tap();
            LossGradient at = term.at(features.at(tap).stopGradient());
            terms.addStyle(at.value());
            gradients.merge(tap, at.gradient(), NDArray::addi);
        }
        return gradients;
    }

    /** Σ_l ⟨F_l, g_l⟩ with g_l = ∂L/∂F_l held constant, so that its gradient is that of the losses. */
    private static NDArray innerProduct(FeatureMaps features, Map<String, NDArray> gradients) {
        return gradients.entrySet().stream()
                .map(entry -> features.at(entry.getKey()).mul(entry.getValue()).sum())
                .reduce(NDArray::add)
                .orElseThrow();
    }

    @Override
    public void moved() {
        losses.moved();
    }
}
