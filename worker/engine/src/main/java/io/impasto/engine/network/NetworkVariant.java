package io.impasto.engine.network;

import io.impasto.common.job.Pooling;

/**
 * How a network's layers are put together; its weights are the same whatever the variant.
 *
 * @param input what the network is given
 * @param replicated whether the picture's edge is repeated outwards before the first convolution instead of zeros, which draw a frame
 *     around what is painted; for networks that pad there at all
 * @param pooling how windows are taken together
 */
public record NetworkVariant(Input input, boolean replicated, Pooling pooling) {

    /** What a network is given. */
    public enum Input {
        /** (x/255 − mean) / std. */
        NORMALISED,
        /** sRGB in [0, 1]; the network normalises it. */
        SRGB
    }

    /** As the networks were trained. */
    public static final NetworkVariant CLASSIC = new NetworkVariant(Input.NORMALISED, false, Pooling.MAX);

    /** For pictures in [0, 1]. */
    public static NetworkVariant studio(Pooling pooling) {
        return new NetworkVariant(Input.SRGB, true, pooling);
    }
}
