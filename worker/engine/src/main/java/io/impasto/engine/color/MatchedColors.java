package io.impasto.engine.color;

import io.impasto.engine.picture.FinePicture;
import io.impasto.engine.picture.Picture;

/**
 * Each style is first given the content's colours: the linear map of colours after which mean and covariance are the content's, x ↦
 * Σ_c^½ Σ_s^(−½) (x − μ_s) + μ_c with symmetric roots (Gatys et al. 2016, Preserving Color in Neural Artistic Style Transfer, section 3,
 * image analogies' variant).
 */
record MatchedColors() implements ColorMode {

    @Override
    public Picture content(Picture content) {
        return content;
    }

    @Override
    public Picture style(Picture style, Picture content) {
        return ColorStatistics.of(style).mapTo(ColorStatistics.of(content)).of(style);
    }

    @Override
    public FinePicture result(FinePicture painted, Picture content) {
        return painted;
    }
}
