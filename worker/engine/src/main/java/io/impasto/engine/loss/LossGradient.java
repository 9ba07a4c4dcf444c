package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;

/**
 * A loss at some point.
 *
 * @param value weighted, a scalar on the device
 * @param gradient of the same shape as the point
 */
public record LossGradient(NDArray value, NDArray gradient) {}
