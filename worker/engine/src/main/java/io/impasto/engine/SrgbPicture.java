package io.impasto.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.impasto.engine.picture.Picture;

/** The space in which pyramids optimise: sRGB in [0, 1], 1×3×H×W. */
final class SrgbPicture {

    private SrgbPicture() {}

    static NDArray of(Picture picture, NDManager manager, DataType type) {
        return Planes.of(picture).tensor(manager, type);
    }
}
