/**
 * Pictures between bytes and sRGB samples: reading, resizing, writing.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>A decoder is fixed for each type ({@link io.impasto.common.image.ImageReaders}); what it yields is converted here, sample
 *       by sample. Rejected: {@code ImageIO.read}, which changes grey values, applies what the class path happens to hold, and turns
 *       a broken file into a half grey picture.
 *   <li>JPEG: libjpeg (the JDK's) decodes the components, and its own integer formulas turn them into RGB here, so that the
 *       pixels equal Pillow's bit by bit; the published loss values rest on them.
 *   <li>A file that is cut off or corrupt is an error, never a part of a picture.
 *   <li>What a file may take is bounded by its own length and the limits, whatever it claims: readers read from {@link
 *       io.impasto.common.image.PictureInputStream}, the EXIF orientation is read alone, and a JPEG has 100 scans at most.
 *       Rejected: metadata-extractor for EXIF, which reads all fields, and a file of 60 kB may make 300 MB of them.
 *   <li>Embedded colour profiles are applied by the JDK's Little CMS, perceptually (printers: relative to their paper), on the samples
 *       before they are rounded and before they are laid on white. A profile that says sRGB within a level is left out of it, so that
 *       such samples stay exact; a broken one loses nobody's picture. PNG's gAMA and cHRM are ignored, as are profiles in BMP.
 *       Rejected: leaving it to the decoders, of which each does something else.
 *   <li>16-bit samples are rounded to 8 bits (v/257), as ImageMagick does; Pillow cuts off the low byte.
 *   <li>Transparent pictures are laid on white, and their alpha is kept aside in 8 bits.
 *   <li>Written files say sRGB: in PNG by the sRGB chunk, in JPEG and TIFF by a profile, which is what their readers look for. All
 *       writers are the JDK's, which put in no date and no name. TIFF in 16 bits goes without a predictor, which the JDK's
 *       hasn't; TwelveMonkeys' has, but signs with its own name.
 *   <li>WebP isn't written: TwelveMonkeys reads it only, those who write it well bring a binary of libwebp for each platform, and it
 *       has neither 16 bits nor sides over 16383 px.
 *   <li>A transparent content's result is as transparent: what is painted is taken off white by the content's alpha, as that was laid
 *       on white. A JPEG, which has no alpha, shows what that looks like on white.
 *   <li>A JPEG's provenance stands in a comment (COM), not in EXIF, whose UserComment begins with a character code that readers
 *       disagree on.
 * </ul>
 */
@NullMarked
package io.impasto.engine.picture;

import org.jspecify.annotations.NullMarked;
