package io.impasto.engine.color;

import io.impasto.engine.picture.FinePicture;
import io.impasto.engine.picture.Picture;

/** What is done to colours before and after the optimisation. */
public interface ColorMode {

    /** What stands for the content in the optimisation; of its size. */
    Picture content(Picture content);

    /**
     * What stands for a style in the optimisation; of its size.
     *
     * @param content as it came
     */
    Picture style(Picture style, Picture content);

    /**
     * The result.
     *
     * @param painted what the optimisation came to
     * @param content as it came, of the same size
     */
    FinePicture result(FinePicture painted, Picture content);
}
