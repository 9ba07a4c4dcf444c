package io.impasto.engine.picture;

import java.util.Optional;

/**
 * What a file holds.
 *
 * @param picture laid on white where it is transparent, since something has to be looked at there; {@link AlphaPlane#takenOffWhite}
 *     undoes it
 * @param alpha how transparent it was, of the picture's size; empty if it is opaque all over
 */
public record ReadPicture(Picture picture, Optional<AlphaPlane> alpha) {

    /**
     * An alpha that hides nothing counts as none.
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    public ReadPicture {
        alpha = alpha.filter(plane -> !plane.isOpaque());
        alpha.ifPresent(plane -> plane.checkFits(picture.width(), picture.height()));
    }
}
