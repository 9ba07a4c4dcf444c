package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.training.GradientCollector;
import io.impasto.engine.network.FeatureMaps;
import io.impasto.engine.network.FeatureNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** By one forward and one backward pass of the whole picture. What isn't listed costs nothing. */
public final class WholeObjective implements Objective {

    private static final int BATCH_AXIS = 0;

    private final FeatureNetwork network;
    private final Losses losses;
    private final Set<String> taps;

    public WholeObjective(FeatureNetwork network, Losses losses) {
        this.network = network;
        this.losses = losses;
        this.taps = losses.taps();
    }

    /**
     * A picture to be evaluated.
     *
     * @param x 1×3×H×W; unchanged
     * @param manager under which the evaluation lives until it is closed
     */
    public record Request(WholeObjective objective, NDArray x, NDManager manager) {

        /** What requests that can be evaluated together have in common. */
        public Object kind() {
            return List.of(objective.network, x.getShape(), objective.taps);
        }
    }

    @Override
    public Evaluation at(NDArray x, NDManager manager) {
        return together(List.of(new Request(this, x, manager))).get(0);
    }

    /**
     * Evaluates pictures as one batch: each its own losses, one pass through the network for all.
     *
     * @param requests one or more, all of one {@link Request#kind}
     * @return in the same order, each to be closed on its own
     */
    public static List<Evaluation> together(List<Request> requests) {
        List<NDManager> kept = new ArrayList<>();
        Request first = requests.get(0);
        try (NDManager scope = first.manager().newSubManager()) {
            List<Terms> terms = new ArrayList<>();
            for (Request request : requests) {
                kept.add(request.manager().newSubManager());
                scope.tempAttachAll(request.x());
                terms.add(Terms.begin(request.objective().losses.variation(), request.x()));
            }
            if (!first.objective().taps.isEmpty()) {
                first.objective().addFeatures(requests, terms, scope);
            }
            return IntStream.range(0, requests.size())
                    .mapToObj(i -> terms.get(i).evaluation(kept.get(i)))
                    .toList();
        } catch (RuntimeException e) {
            kept.forEach(NDManager::close);
            throw e;
        }
    }

    private void addFeatures(List<Request> requests, List<Terms> terms, NDManager scope) {
        NDArray leaf =
                NDArrays.concat(new NDList(requests.stream().map(Request::x).toList()), BATCH_AXIS);
        leaf.setRequiresGradient(true);
        try (GradientCollector collector = scope.getEngine().newGradientCollector()) {
            FeatureMaps features = network.features(leaf, taps);
            List<NDArray> products = new ArrayList<>();
            for (int i = 0; i < requests.size(); i++) {
                FeatureMaps own = requests.size() == 1 ? features : features.of(i);
                products.add(innerProduct(own, requests.get(i).objective().gradients(own, terms.get(i))));
            }
            collector.backward(products.stream().reduce(NDArray::add).orElseThrow());
            NDArray gradient = leaf.getGradient();
            for (int i = 0; i < requests.size(); i++) {
                terms.get(i).addGradient(gradient.get(new NDIndex(i + ":" + (i + 1))));
            }
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
