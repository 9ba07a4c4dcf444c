/**
 * The objective of Gatys et al. (2016), a formula a class:
 *
 * <table>
 * <caption>Formulas and classes. F is a feature map as a matrix of C channels by N = H·W positions, x the picture.</caption>
 * <tr><td>L_c = w_c Σ (F − P)²</td><td>{@link io.impasto.engine.loss.ContentLoss}</td></tr>
 * <tr><td>G = F·Fᵀ / (C·H·W)</td><td>{@link io.impasto.engine.loss.GramMatrix}</td></tr>
 * <tr><td>L_s = Σ_l w_l Σ (G_l − A_l)²</td><td>{@link io.impasto.engine.loss.StyleLoss}, one for each layer l</td></tr>
 * <tr><td>L_tv = w_t (Σ (x[i+1,j] − x[i,j])² + Σ (x[i,j+1] − x[i,j])²)</td>
 *     <td>{@link io.impasto.engine.loss.TotalVariation}</td></tr>
 * <tr><td>L = L_c + L_s + L_tv, and ∂L/∂x</td><td>{@link io.impasto.engine.loss.Objective}</td></tr>
 * </table>
 *
 * <p>Decision: every loss gives its value and its derivative with respect to its feature map in closed form, g_l = ∂L/∂F_l. The
 * chain rule through the network is then the gradient of the one scalar Σ_l ⟨F_l, g_l⟩ with g_l held constant: one forward and
 * one backward pass a step, however many losses there are. Rejected: differentiating the losses automatically, which keeps every
 * intermediate of every loss and won't do for losses through matrix roots.
 *
 * <p>A new loss on features is one class that is a {@link io.impasto.engine.loss.FeatureLoss} and one line where the engine puts
 * its objective together.
 */
@NullMarked
package io.impasto.engine.loss;

import org.jspecify.annotations.NullMarked;
