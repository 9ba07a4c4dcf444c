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
 * <caption>From the papers to the classes</caption>
 * <tr><td>F_l(x), the feature maps</td><td>{@link io.impasto.engine.network.FeatureNetwork}</td></tr>
 * <tr><td>L(x) = L_c + L_s + L_tv and ∂L/∂x</td><td>{@link io.impasto.engine.loss}, a formula a class</td></tr>
 * <tr><td>x ← x − η…</td><td>{@link io.impasto.engine.optimiser}, an algorithm a class</td></tr>
 * <tr><td>whose colours</td><td>{@link io.impasto.engine.color}, a way a class</td></tr>
 * <tr><td>P_l = F_l(content), and the mean of the styles' G_l, or of their μ_l and M_l</td><td>{@code Targets}, by a {@code
 *     FeatureExtractor}; each style's are remembered across jobs by {@code StyleCache}</td></tr>
 * <tr><td>the same of regions, by masks</td><td>{@link io.impasto.engine.region}, {@code RegionTerms}</td></tr>
 * <tr><td>pixels ↔ x</td><td>{@code SrgbPicture}: x = p/255; {@code NormalisedPicture}: x = (p/255 − mean) / std;
 *     both by {@code Planes}</td></tr>
 * <tr><td>x₀</td><td>the content, or noise by {@code FirstPicture}</td></tr>
 * <tr><td>the file that becomes of it</td><td>{@link io.impasto.engine.PaintedFile}, with its {@link
 *     io.impasto.engine.Colophon}</td></tr>
 * <tr><td>what it had come to, for whoever has to stop early</td><td>{@link io.impasto.engine.Snapshot}</td></tr>
 * <tr><td>in tiles, exactly, when the forecast says so</td><td>{@link io.impasto.engine.memory}, {@link
 *     io.impasto.engine.loss.TiledObjective}</td></tr>
 * <tr><td>in smaller tiles, when memory ran out all the same</td><td>{@link io.impasto.engine.MemoryExhaustedException}, {@code
 *     TilePlan}</td></tr>
 * <tr><td>several pictures at once</td><td>{@link io.impasto.engine.OptimisationBatch}</td></tr>
 * <tr><td>asked for by other threads than the engine's</td><td>{@link io.impasto.engine.EngineThread}</td></tr>
 * <tr><td>the loop over steps and scales</td><td>{@link io.impasto.engine.Optimisation}, watched by {@link
 *     io.impasto.engine.Descent}</td></tr>
 * </table>
 *
 * <p>A {@code Recipe} is a way of painting: a row of {@code Stage}s, one for each scale, each begun with what the one before it came
 * to. There are two.
 *
 * <ul>
 *   <li>{@code ClassicRecipe}, the course experiment: one {@code ClassicStage} in the normalised space, {@link
 *       io.impasto.engine.optimiser.ClassicSchedule}, the result stretched. {@code Preparation} lists its losses.
 *   <li>{@code PyramidRecipe}, presets studio and gatys: a {@code PyramidStage} for each of {@code PyramidSizes}, E, E/√2, E/2, … px
 *       from the smallest up, in sRGB, any {@link io.impasto.engine.optimiser.Optimiser}, the result the mean iterate ({@link
 *       io.impasto.engine.optimiser.Ema}). {@code PyramidLosses} lists its losses.
 * </ul>
 *
 * <p>What to add where: one class, and one line in a switch over the contract's catalogue, where the new name is a constant. The
 * compiler asks for the line as soon as the constant is there, and a test holds the catalogue to the published schemas.
 *
 * <table>
 * <caption>The seam</caption>
 * <tr><th>new</th><th>one class</th><th>one line in</th><th>named in</th></tr>
 * <tr><td>network</td><td>like {@code Vgg19}, a list of {@link io.impasto.engine.network.Layer layers}</td>
 *     <td>{@link io.impasto.engine.network.Networks#of}</td><td>{@link io.impasto.common.job.NetworkName}, with its taps</td></tr>
 * <tr><td>style loss</td><td>a {@link io.impasto.engine.loss.StyleLoss}</td>
 *     <td>{@code PyramidLosses.loss}</td><td>{@link io.impasto.common.job.StyleLossName}</td></tr>
 * <tr><td>loss of the picture itself, instead of the total variation</td><td>a {@link io.impasto.engine.loss.PictureLoss}</td>
 *     <td>{@code PyramidLosses.of}</td><td>no name: there is one</td></tr>
 * <tr><td>optimiser</td><td>an {@link io.impasto.engine.optimiser.Optimiser}</td>
 *     <td>{@code PyramidRecipe.optimiser}</td><td>{@link io.impasto.common.job.OptimiserName}</td></tr>
 * <tr><td>colour mode</td><td>a {@link io.impasto.engine.color.ColorMode}</td>
 *     <td>{@link io.impasto.engine.color.ColorModes#of}</td><td>{@link io.impasto.common.job.Colors}</td></tr>
 * </table>
 *
 * <p>A network isn't of use without values: the compiler also asks what layers the presets read in it ({@code ClassicPresets}, {@code
 * PyramidPresets}) and, in the command line's {@code PublishedWeights}, where its weights are to be had.
 *
 * <p>A preset of values for what there is is a constant of {@link io.impasto.common.job.Preset}. A way of painting that is no pyramid is
 * a {@code Recipe} and a line in {@code StyleEngine.recipe}, beside parameters of its own. Classic takes new networks, but neither losses
 * nor optimisers nor colour modes: it is the experiment as it was, and stays so.
 *
 * <p>Decisions: a GPU that was asked for by index and can't be used is an error, never a silent fall back to the CPU. Tensors live
 * in nested scopes, engine ⊃ stage ⊃ evaluation; what a stage's losses keep is capped once it is prepared.
 */
@NullMarked
package io.impasto.engine;

import org.jspecify.annotations.NullMarked;
