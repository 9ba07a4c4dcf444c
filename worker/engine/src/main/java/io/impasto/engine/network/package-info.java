/**
 * Feature networks as plain tensors: a list of {@link io.impasto.engine.network.Layer layers}, some of which are taps.
 *
 * <p>A new network is one class that lists its layers (see {@link io.impasto.engine.network.SqueezeNet}) and one line in
 * {@link io.impasto.engine.network.Networks}, beside its name in the contract.
 *
 * <p>Decision: tensors and functions instead of DJL's models, because a model loaded for prediction yields inference tensors,
 * which can't be differentiated. The element type is whatever the weights have: 32-bit floats in the product, 64-bit ones in
 * tests of gradients.
 */
@NullMarked
package io.impasto.engine.network;

import org.jspecify.annotations.NullMarked;
