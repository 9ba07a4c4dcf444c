/**
 * Paints the pictures of our own in {@code deploy/gallery/pictures}: six manners to paint in and two scenes to be painted, each a
 * {@link io.impasto.gallery.Painting} in the {@link io.impasto.gallery.Gallery}'s list.
 *
 * <table>
 * <caption>What they are made with</caption>
 * <tr><td>strokes with bristles, frayed edges, a dry end and a relief</td><td>{@link io.impasto.gallery.Brush}</td></tr>
 * <tr><td>a scene in strokes from large to small (Hertzmann 1998)</td><td>{@link io.impasto.gallery.Layering}</td></tr>
 * <tr><td>where strokes go</td><td>{@link io.impasto.gallery.Flow}: {@link io.impasto.gallery.Whirls},
 * {@link io.impasto.gallery.EdgeFlow}</td></tr>
 * <tr><td>raking light on thick paint</td><td>{@link io.impasto.gallery.Canvas#light}</td></tr>
 * <tr><td>paper, wood grain</td><td>{@link io.impasto.gallery.Ground}</td></tr>
 * </table>
 *
 * <p>Decisions: pictures are painted from a seed rather than drawn by hand, so that they are ours beyond doubt, can be had at any size
 * and are reviewed as code; places are in units of a frame (768 on its longer side), so that a picture is the same picture at every
 * size; Java2D draws outlines, but strokes are laid pixel by pixel, since paint needs a thickness that Java2D has no word for. One
 * source of numbers a painting, used on one thread: the same seed gives the same pixels.
 */
@NullMarked
package io.impasto.gallery;

import org.jspecify.annotations.NullMarked;
