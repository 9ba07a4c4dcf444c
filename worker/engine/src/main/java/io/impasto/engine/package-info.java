/**
 * The algorithm: neural style transfer by optimisation. A plain library on DJL, which knows nothing of messages, stores and
 * servers.
 *
 * <pre>{@code
 * try (StyleEngine engine = StyleEngine.open(DeviceChoice.of("auto"), weights, EngineLimits.DEFAULT);
 *         Optimisation optimisation = engine.begin(new StyleTask(content, styles, parameters))) {
 *     while (!optimisation.finished()) {
 *         optimisation.advance();
 *     }
 *     Picture picture = optimisation.picture();
 * }
 * }</pre>
 *
 * <p>Where what stands:
 *
 * <table>
 * <caption>From the paper to the classes</caption>
 * <tr><td>F_l(x), the feature maps</td><td>{@link io.impasto.engine.network.FeatureNetwork}</td></tr>
 * <tr><td>L(x), its terms and ∂L/∂x</td><td>{@link io.impasto.engine.loss}, a formula a class</td></tr>
 * <tr><td>x ← x − η…</td><td>{@link io.impasto.engine.optimiser}</td></tr>
 * <tr><td>the targets P and A, the initial x</td><td>{@code Preparation}</td></tr>
 * <tr><td>pixels ↔ x</td><td>{@code NormalisedPicture}</td></tr>
 * <tr><td>the loop</td><td>{@link io.impasto.engine.Optimisation}</td></tr>
 * </table>
 *
 * <p>What to add where: a network, a loss or an optimiser is one new class and one line, in {@link
 * io.impasto.engine.network.Networks}, in {@code Preparation.objective} and in the schedule respectively.
 *
 * <p>Decisions: a GPU that was asked for by index and can't be used is an error, never a silent fall back to the CPU. Tensors live
 * in nested scopes, engine ⊃ optimisation ⊃ evaluation; what an optimisation keeps is capped once it is prepared.
 */
@NullMarked
package io.impasto.engine;

import org.jspecify.annotations.NullMarked;
