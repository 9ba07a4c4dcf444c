package io.impasto.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.impasto.engine.picture.FinePicture;
import io.impasto.engine.picture.Picture;

/** The space in which pyramids optimise: sRGB in [0, 1], 1×3×H×W. */
final class SrgbPicture {

    private SrgbPicture() {}

    static NDArray of(Picture picture, NDManager manager, DataType type) {
        return Planes.of(picture).tensor(manager, type);
    }

    /** Cut off at 0 and 1. */
    static FinePicture picture(NDArray x) {
        return Planes.of(x).finePicture();
    }
}
