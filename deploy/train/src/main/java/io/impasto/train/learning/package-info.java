/**
 * How the student learns.
 *
 * <table>
 * <caption>Formulas. F is the teacher's C×N, f the student's c×N, A the map between them, at one tap and for one crop.</caption>
 * <tr><td>Σ w (‖A f − F‖²/‖F‖² + g ‖Gram(A f) − Gram(F)‖²/‖Gram(F)‖²)</td><td>{@link io.impasto.train.learning.StudentLoss}</td></tr>
 * <tr><td>both from f fᵀ, F fᵀ, F Fᵀ</td><td>{@link io.impasto.train.learning.TapMoments}</td></tr>
 * <tr><td>S = (Aᵀ D² A)^½</td><td>{@link io.impasto.train.learning.View}</td></tr>
 * </table>
 *
 * <p>Decision: the loss is made of second moments, c×c, C×c and C×C, and never of A f, which would be as large as the teacher's features: less memory
 * and traffic, and one tap is twenty small operations whatever the crop. What cancels out between these sums is 10⁻⁶ of ‖F‖².
 */
@NullMarked
package io.impasto.train.learning;

import org.jspecify.annotations.NullMarked;
