/**
 * Which part of a picture takes which part of a style: spatial control by guidance channels (Gatys et al. 2017, Controlling Perceptual
 * Factors in Neural Style Transfer, section 4; with colours for semantics as in Champandard 2016, Semantic Style Transfer).
 *
 * <table>
 * <caption>From the paper to the classes</caption>
 * <tr><td>a mask's colours → regions r</td><td>{@link io.impasto.engine.region.MaskCode}</td></tr>
 * <tr><td>how much of each pixel belongs to each region</td><td>{@link io.impasto.engine.region.RegionMap}</td></tr>
 * <tr><td>T_l^r, the guidance channel at a tap: Σ T = 1</td><td>{@link io.impasto.engine.region.GuidanceChannel}</td></tr>
 * <tr><td>L_s = Σ_l Σ_r a_r L_l(μ_l^r, M_l^r), a_r the region's share of the content</td><td>{@code RegionTerms} in the engine</td></tr>
 * </table>
 *
 * <p>Decision: one rule says what a mask's pixels mean, and it looks at all masks of a task together. If all are grey, there are two
 * regions, black and white, and a grey in between belongs to both: v/255 of it to white. Otherwise a region is a colour, and a pixel
 * belongs wholly to the nearest of its mask's main colours. So three regions or more need colours. Rejected: few greys as labels, many as
 * shares. A soft edge would turn two regions into three, and a JPEG of a label map into none.
 *
 * <p>Decision: masks are averaged over the area of each position of a tap, so that a position at a border belongs to both sides in part.
 * Gatys et al. also try channels eroded by a tap's receptive field, so that no position sees two regions; deep taps would then see
 * nothing of small regions, and a strip along each border would get no style at all.
 *
 * <p>Only the style losses look at regions. The content loss, the total variation, colour modes and the first picture are of all of it.
 */
@NullMarked
package io.impasto.engine.region;

import org.jspecify.annotations.NullMarked;
