package io.impasto.engine.color;

import io.impasto.engine.picture.FinePicture;
import io.impasto.engine.picture.Picture;

/** Nothing is done: the result has the styles' colours. */
record StyleColors() implements ColorMode {

    @Override
    public Picture content(Picture content) {
        return content;
    }

    @Override
    public Picture style(Picture style, Picture content) {
        return style;
    }

    @Override
    public FinePicture result(FinePicture painted, Picture content) {
        return painted;
    }
}
