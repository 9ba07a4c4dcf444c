/**
 * The objective, a formula a class. Gatys et al. (2016) and what came after.
 *
 * <table>
 * <caption>Formulas and classes. F is a feature map as a matrix of C channels by N = H·W positions, x the picture.</caption>
 * <tr><td>L_c = w_c Σ (F − P)²</td><td>{@link io.impasto.engine.loss.ContentLoss}</td></tr>
 * <tr><td>G = F·Fᵀ / (C·N)</td><td>{@link io.impasto.engine.loss.GramMatrix}</td></tr>
 * <tr><td>μ = F·1/N, M = F·Fᵀ/N, Σ = M − μμᵀ</td><td>{@link io.impasto.engine.loss.Moments}</td></tr>
 * <tr><td>L_s = Σ_l L_l(μ_l, M_l), one loss for each layer l</td><td>{@link io.impasto.engine.loss.StyleLoss}</td></tr>
 * <tr><td>L_l = w_l Σ (k·M − A)²</td><td>{@link io.impasto.engine.loss.GramLoss}; k = 1/C makes k·M the G above</td></tr>
 * <tr><td>L_l = w_l (mean (μ − μ_t)² + tr(Σ_t + Σ − 2 (Σ_t^½ Σ Σ_t^½)^½) / C)</td>
 *     <td>{@link io.impasto.engine.loss.WassersteinLoss}, against a {@link io.impasto.engine.loss.StyleTarget}; roots by {@code
 *     MatrixRoots}</td></tr>
 * <tr><td>∂L_l/∂F = (2 ∂L_l/∂M·F + ∂L_l/∂μ·1ᵀ) / N</td><td>{@link io.impasto.engine.loss.MomentGradient}</td></tr>
 * <tr><td>μ and M of a region</td><td>{@link io.impasto.engine.loss.StyleTerm}</td></tr>
 * <tr><td>L_tv = w_t (Σ (x[i+1,j] − x[i,j])² + Σ (x[i,j+1] − x[i,j])²)</td>
 *     <td>{@link io.impasto.engine.loss.TotalVariation}, classic's</td></tr>
 * <tr><td>the same of means, with diagonals</td><td>{@link io.impasto.engine.loss.NinePointVariation}, pyramids'</td></tr>
 * <tr><td>L = L_c + L_s + L_tv</td><td>{@link io.impasto.engine.loss.Losses}, the list of terms</td></tr>
 * <tr><td>L and ∂L/∂x</td><td>{@link io.impasto.engine.loss.Objective}: {@link io.impasto.engine.loss.WholeObjective}, or {@link
 *     io.impasto.engine.loss.TiledObjective} in bounded memory</td></tr>
 * </table>
 *
 * <p>Decision: every loss gives its value and its derivative with respect to its feature map in closed form, g_l = ∂L/∂F_l. The
 * chain rule through the network is then the gradient of the one scalar Σ_l ⟨F_l, g_l⟩ with g_l held constant: one forward and
 * one backward pass a step, however many losses there are. Rejected: differentiating the losses automatically, which keeps every
 * intermediate of every loss and won't do for losses through matrix roots.
 *
 * <p>Decision: a style loss sees moments only. They are sums over positions, so a picture in tiles has the same losses, not similar
 * ones, and regions cost nothing but weights.
 *
 * <p>A new style loss is one class that is a {@link io.impasto.engine.loss.StyleLoss} and one line in {@code PyramidLosses.loss},
 * beside its name in {@link io.impasto.common.job.StyleLossName}. A loss of the picture itself, instead of the total variation, is one
 * class that is a {@link io.impasto.engine.loss.PictureLoss} and the line in {@code PyramidLosses.of}.
 */
@NullMarked
package io.impasto.engine.loss;

import org.jspecify.annotations.NullMarked;
