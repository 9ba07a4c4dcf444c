package io.impasto.common.job;

import java.util.List;

/** Everything the optimisation depends on beside the pictures and the weights: complete and valid. */
public sealed interface StyleParameters permits ClassicParameters, PyramidParameters {

    int MAX_SIDE = 32_768;
    int MAX_ITERATIONS = 1_000_000;

    NetworkName network();

    /** The side of the output that counts, px: the shorter one of classic, the longer one of a pyramid. */
    int size();

    /** The tap of the content loss. */
    String contentLayer();

    /** w_c ≥ 0; 0 leaves the content out (texture synthesis). */
    double contentWeight();

    /** The taps of the style loss, each once; may be empty. */
    List<String> styleLayers();

    /** w_l ≥ 0, one for each style layer; all 0 leaves the style out (feature inversion). */
    List<Double> styleWeights();

    /** What is measured at the style layers. */
    StyleLossName styleLoss();

    /** What takes the picture down. */
    OptimiserName optimiser();

    /** w_t ≥ 0. */
    double tvWeight();

    /** The picture before the first step. */
    Init init();

    /** Updates there will be, as far as can be said without the pictures: an elongated content may have fewer scales. */
    int steps();

    /** Of all randomness. */
    long seed();
}
