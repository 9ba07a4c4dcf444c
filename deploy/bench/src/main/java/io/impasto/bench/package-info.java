/**
 * A judge of finished pictures that doesn't share the engine's losses: its statistics are computed in 64-bit floats, by other
 * routes, from feature maps of the engine's VGG-19.
 *
 * <table>
 * <caption>What is measured, and where</caption>
 * <tr><td>‖G − A‖² / ‖A‖², Gram matrices a position</td><td>{@link io.impasto.bench.Moments}</td></tr>
 * <tr><td>W₂² / (tr Σ_t + |μ_t|²), feature maps as Gaussians</td><td>{@link io.impasto.bench.Wasserstein}</td></tr>
 * <tr><td>SSIM to the content (Wang et al. 2004)</td><td>{@link io.impasto.bench.Ssim}</td></tr>
 * <tr><td>steps at a tile's edges</td><td>{@link io.impasto.bench.SeamSearch}</td></tr>
 * <tr><td>all of them for one picture</td><td>{@link io.impasto.bench.PictureJudge}</td></tr>
 * </table>
 *
 * <p>Decision: the trace of (Σ_t^½ Σ Σ_t^½)^½ from eigenvalues, not from the engine's Newton–Schulz iteration, which doesn't end
 * well where channels are dead or positions fewer than channels, and would hide its own errors.
 */
@NullMarked
package io.impasto.bench;

import org.jspecify.annotations.NullMarked;
