package io.impasto.engine;

import io.impasto.common.image.PictureSize;
import io.impasto.engine.loss.Tiling;

/** Whether a picture goes through the network as a whole or in tiles. */
@FunctionalInterface
interface TilingChoice {

    /** @throws io.impasto.engine.picture.PictureTooLargeException if there is no way */
    Tiling of(PictureSize size);
}
