/**
 * Pictures between bytes and sRGB samples: reading, resizing, writing.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>A decoder is fixed for each type ({@link io.impasto.common.image.ImageReaders}); what it yields is converted here, sample
 *       by sample. Rejected: {@code ImageIO.read} and {@code ColorConvertOp}, which change grey values, apply what the class path
 *       happens to hold, and turn a broken file into a half grey picture.
 *   <li>JPEG: libjpeg (the JDK's) decodes the components, and its own integer formulas turn them into RGB here, so that the
 *       pixels equal Pillow's bit by bit; the published loss values rest on them.
 *   <li>A file that is cut off or corrupt is an error, never a part of a picture.
 *   <li>Embedded colour profiles are ignored: samples are taken as sRGB (CMYK: by the plain formula). Whoever adds them
 *       does so where the samples become RGB, in {@code Srgb} and {@code JpegDecoder}.
 *   <li>16-bit samples are rounded to 8 bits (v/257), as ImageMagick does; Pillow cuts off the low byte.
 *   <li>Transparent pictures are laid on white.
 * </ul>
 */
@NullMarked
package io.impasto.engine.picture;

import org.jspecify.annotations.NullMarked;
