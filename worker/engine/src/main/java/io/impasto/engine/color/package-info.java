/**
 * Whose colours a result has.
 *
 * <table>
 * <caption>Ways and classes (Gatys et al. 2016, Preserving Color in Neural Artistic Style Transfer). c, s and y are a content's, a
 * style's and a result's colour.</caption>
 * <tr><td>the styles'</td><td>{@code StyleColors}: nothing is done</td></tr>
 * <tr><td>the content's: y ← c + (Y(y) − Y(c))·1, painted in grey</td><td>{@code LuminanceOnly}, section 4</td></tr>
 * <tr><td>the content's: s ← Σ_c^½ Σ_s^(−½) (s − μ_s) + μ_c</td><td>{@code MatchedColors}, section 3</td></tr>
 * <tr><td>μ and Σ of a picture's colours</td><td>{@link io.impasto.engine.color.ColorStatistics}</td></tr>
 * </table>
 *
 * <p>A new colour mode is one class that is a {@link io.impasto.engine.color.ColorMode} and one line in {@link
 * io.impasto.engine.color.ColorModes#of}, beside its name in {@link io.impasto.common.job.Colors}.
 */
@NullMarked
package io.impasto.engine.color;

import org.jspecify.annotations.NullMarked;
