package io.impasto.worker.preview;

import io.impasto.engine.PaintedFile;
import io.impasto.engine.picture.AlphaPlane;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureResizer;
import io.impasto.engine.picture.Provenance;
import java.util.Optional;

/** Makes a small file of a picture. */
final class PreviewPicture {

    private final PreviewRules rules;
    private final PictureResizer resizer = new PictureResizer();

    PreviewPicture(PreviewRules rules) {
        this.rules = rules;
    }

    /** @param alpha the content's, of any size; the picture is laid on white by it */
    PaintedFile file(Picture picture, Optional<AlphaPlane> alpha) {
        return PaintedFile.of(fitted(picture), alpha, rules.format(), Provenance.NONE);
    }

    private Picture fitted(Picture picture) {
        int longer = Math.max(picture.width(), picture.height());
        if (longer <= rules.longerSide()) {
            return picture;
        }
        return resizer.resize(picture, scaled(picture.width(), longer), scaled(picture.height(), longer));
    }

    /** Of a picture a thousand times as wide as high something has to be left. */
    private int scaled(int side, int longer) {
        return Math.max(1, Math.toIntExact(Math.round((double) side * rules.longerSide() / longer)));
    }
}
