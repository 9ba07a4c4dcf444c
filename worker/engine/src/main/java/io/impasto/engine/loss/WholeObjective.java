package io.impasto.engine.loss;

import static java.util.Objects.requireNonNull;

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
        } catch (RuntimeException | Error e) {
            kept.forEach(NDManager::close);
            throw e;
        }
    }

    private void addFeatures(List<Request> requests, List<Terms> terms, NDManager scope) {
        NDArray leaf = network.leaf(batch(requests));
        try (GradientCollector collector = scope.getEngine().newGradientCollector()) {
            FeatureMaps features = network.features(leaf, taps);
            InnerProducts products = new InnerProducts();
            for (int i = 0; i < requests.size(); i++) {
                FeatureMaps own = requests.size() == 1 ? features : features.of(i);
                requests.get(i)
                        .objective()
                        .gradients(own, terms.get(i))
                        .forEach((tap, gradient) -> products.add(own.at(tap), gradient));
            }
            collector.backward(products.sum());
            NDArray gradient = products.gradient(leaf);
            for (int i = 0; i < requests.size(); i++) {
                terms.get(i).addGradient(gradient.get(new NDIndex(i + ":" + (i + 1))));
            }
        }
    }

    /** Of one picture, that picture itself. */
    private static NDArray batch(List<Request> requests) {
        return requests.size() == 1
                ? requests.get(0).x()
                : NDArrays.concat(new NDList(requests.stream().map(Request::x).toList()), BATCH_AXIS);
    }

    /** The losses' derivatives at their taps; their values go to the terms. */
    private Map<String, NDArray> gradients(FeatureMaps features, Terms terms) {
        Map<String, NDArray> gradients = new HashMap<>();
        Map<String, NDArray> values = new HashMap<>();
        for (String tap : taps) {
            values.put(tap, features.at(tap).values());
        }
        for (ContentLoss loss : losses.content()) {
            LossGradient at = loss.at(requireNonNull(values.get(loss.tap())));
            terms.addContent(at.value());
            gradients.merge(loss.tap(), at.gradient(), NDArray::addi);
        }
        for (StyleTerm term : losses.style()) {
            String tap = term.loss().tap();
            LossGradient at = term.at(requireNonNull(values.get(tap)));
            terms.addStyle(at.value());
            gradients.merge(tap, at.gradient(), NDArray::addi);
        }
        return gradients;
    }

    @Override
    public void moved() {
        losses.moved();
    }
}
