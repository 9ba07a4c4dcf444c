/**
 * How the picture moves.
 *
 * <table>
 * <caption>Algorithms and classes. x is the picture, g = ∂L/∂x.</caption>
 * <tr><td>m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², x ← x − η m̂ / (√v̂ + ε)</td>
 *     <td>{@link io.impasto.engine.optimiser.Adam} (Kingma and Ba 2015)</td></tr>
 * <tr><td>x ← x − t·H·g, H from the last pairs (Δx, Δg)</td>
 *     <td>{@link io.impasto.engine.optimiser.Lbfgs} (Nocedal and Wright 2006)</td></tr>
 * <tr><td>t with φ(t) ≤ φ(0) + c₁ t φ'(0) and |φ'(t)| ≤ c₂ |φ'(0)|</td><td>{@code StrongWolfe}, the line search of it</td></tr>
 * <tr><td>x̄ = Σ dⁿ⁻ⁱ xᵢ / Σ dⁿ⁻ⁱ</td><td>{@link io.impasto.engine.optimiser.Ema}, the mean iterate</td></tr>
 * <tr><td>x, m and v at another size</td><td>{@link io.impasto.engine.optimiser.Interpolation}</td></tr>
 * <tr><td>classic's Adam, begun anew at {@code decayAt}, x clamped to ±1.5 below {@code clampUntil}</td>
 *     <td>{@link io.impasto.engine.optimiser.ClassicSchedule}</td></tr>
 * </table>
 *
 * <p>An optimiser moves a {@link io.impasto.engine.optimiser.Point}, which says what L and g are where it stands; so one step may look at
 * as many places as it likes.
 *
 * <p>A new optimiser is one class that is an {@link io.impasto.engine.optimiser.Optimiser} and one line in {@code
 * PyramidRecipe.optimiser}, beside its name in {@link io.impasto.common.job.OptimiserName}.
 *
 * <p>Decision: our own Adam in a dozen lines instead of DJL's, whose step counts and bias correction live in a parameter store made
 * for training models; here the formula can be compared with the paper at a glance and with PyTorch to the last digits.
 */
@NullMarked
package io.impasto.engine.optimiser;

import org.jspecify.annotations.NullMarked;
