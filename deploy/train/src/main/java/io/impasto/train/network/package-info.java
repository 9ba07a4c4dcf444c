/**
 * A network of VGG-19's architecture with fewer channels, and how it is cut out of the teacher.
 *
 * <table>
 * <caption>Where things are</caption>
 * <tr><td>which channels span a layer</td><td>{@link io.impasto.train.network.SpanningChannels}</td></tr>
 * <tr><td>A = E[F fᵀ] (E[f fᵀ] + ρI)⁻¹</td><td>{@link io.impasto.train.network.LeastSquares}</td></tr>
 * <tr><td>layer by layer</td><td>{@link io.impasto.train.network.Pruning}</td></tr>
 * <tr><td>all that is learnt as one vector</td><td>{@link io.impasto.train.network.ParameterLayout}</td></tr>
 * </table>
 *
 * <p>Decision: channels are kept, not mixed. A ReLU of a mixture of channels isn't a mixture of their ReLUs, but a kept channel is exactly the
 * teacher's, as far as its input is; what it misses of the others is put right by a linear map, which the next convolution absorbs.
 * Rejected: principal components (better for one layer, useless behind a ReLU).
 */
@NullMarked
package io.impasto.train.network;

import org.jspecify.annotations.NullMarked;
