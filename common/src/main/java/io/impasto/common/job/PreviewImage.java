package io.impasto.common.job;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import io.impasto.common.image.ImageRef.S3Object;

/**
 * A picture of work in progress, as the store had it at that moment: the next one takes its place.
 *
 * @param object where it lies while the job runs
 * @param sha256 of its bytes, lower-case hexadecimal
 * @param bytes its length, bytes
 * @param width px, at least 1
 * @param height px, at least 1
 * @param contentType {@value #JPEG}
 */
public record PreviewImage(S3Object object, String sha256, long bytes, int width, int height, String contentType) {

    /** The only type that previews are made of: every browser shows it. */
    public static final String JPEG = "image/jpeg";

    /** @throws InvalidInputException if a side is below 1 px, or the type isn't {@value #JPEG} */
    public PreviewImage {
        if (width < 1 || height < 1) {
            throw new InvalidInputException("image", "a preview of " + width + "×" + height + " px has no pixels");
        }
        if (!contentType.equals(JPEG)) {
            throw new InvalidInputException(
                    "image", "a preview is " + JPEG + ", not '" + Quoted.abbreviated(contentType) + "'");
        }
    }
}
