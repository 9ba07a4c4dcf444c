package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** An evaluation on its way: the three sums and the gradient, on the device. */
final class Terms {

    private final NDArray content;
    private final NDArray style;
    private final NDArray variation;
    private final NDArray gradient;

    private Terms(LossGradient variation) {
        this.variation = variation.value();
        this.gradient = variation.gradient();
        this.content = zero();
        this.style = zero();
    }

    /** @param x whose manager gets all of it */
    static Terms begin(PictureLoss variation, NDArray x) {
        NDManager scope = x.getManager();
        try (NDManager turn = scope.newSubManager()) {
            turn.tempAttachAll(x);
            LossGradient at = variation.at(x);
            at.value().attach(scope);
            at.gradient().attach(scope);
            return new Terms(at);
        }
    }

    private NDArray zero() {
        return variation.getManager().zeros(new Shape(), variation.getDataType());
    }

    void addContent(NDArray value) {
        content.addi(value);
    }

    void addStyle(NDArray value) {
        style.addi(value);
    }

    void addGradient(NDArray ofFeatures) {
        gradient.addi(ofFeatures);
    }

    NDArray gradient() {
        return gradient;
    }

    /** @param kept gets what the evaluation is of, and is closed with it */
    Evaluation evaluation(NDManager kept) {
        return new Evaluation(kept, NDArrays.stack(new NDList(content, style, variation)), gradient);
    }
}
