package io.impasto.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;

/**
 * What a network sees at a tap, as it computed it.
 *
 * @param tensor B×C×H×W, of the network's type; differentiable if the picture was
 * @param unit what 1 stands for in it; not 1 only in half precision, and then a power of two
 */
public record FeatureMap(NDArray tensor, double unit) {

    /** A part of it: a view. */
    public FeatureMap part(NDIndex index) {
        return new FeatureMap(tensor.get(index), unit);
    }

    /** Whether it is in half precision. */
    public boolean isHalf() {
        return tensor.getDataType() == DataType.FLOAT16;
    }

    /** F, for the losses to look at: a constant, in units of 1, in single precision where it is in half. */
    public NDArray values() {
        NDArray constant = tensor.stopGradient();
        if (!isHalf()) {
            return constant;
        }
        NDArray widened = constant.toType(DataType.FLOAT32, true);
        return unit == 1 ? widened : widened.muli(unit);
    }
}
