/**
 * Feature networks as plain tensors: a list of {@link io.impasto.engine.network.Layer layers}, some of which are taps.
 *
 * <table>
 * <caption>Layers. k is a window's side.</caption>
 * <tr><td>(x − mean) / std, of ImageNet</td><td>{@link io.impasto.engine.network.InputNormalisation}</td></tr>
 * <tr><td>the edge repeated once on each side</td><td>{@code ReplicatedEdge}</td></tr>
 * <tr><td>W ∗ x + b</td><td>{@code Convolution}; SqueezeNet's two side by side: {@code Fire}</td></tr>
 * <tr><td>max (0, x)</td><td>{@code Relu}</td></tr>
 * <tr><td>max x, 2 mean x, or 0.78 k (mean x²)^½ of a window</td><td>{@link io.impasto.engine.network.Downsampling}</td></tr>
 * </table>
 *
 * <p>Which of them a network is made of is its {@link io.impasto.engine.network.NetworkVariant variant}; the weights are the same.
 *
 * <p>A new network is one class that lists its layers (see {@link io.impasto.engine.network.SqueezeNet}) and one line in {@link
 * io.impasto.engine.network.Networks#of}, beside its name and its taps in {@link io.impasto.common.job.NetworkName}.
 *
 * <p>Decision: tensors and functions instead of DJL's models, because a model loaded for prediction yields inference tensors,
 * which can't be differentiated. The element type is whatever the weights have: 32-bit floats in the product, 64-bit ones in
 * tests of gradients.
 *
 * <p>Decision: {@link io.impasto.engine.network.HalfPrecision half precision} is a property of the network alone. Its {@link
 * io.impasto.engine.network.FeatureMap feature maps} give single-precision values in the original's units, so that no loss, no preset and no
 * optimiser knows of it. Rejected: features scaled to 1 for the losses, too, which only relative losses would survive.
 */
@NullMarked
package io.impasto.engine.network;

import org.jspecify.annotations.NullMarked;
