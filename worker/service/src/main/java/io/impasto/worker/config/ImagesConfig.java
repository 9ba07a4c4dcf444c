package io.impasto.worker.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;

/** What is too much for a picture. Checked before decoding: a small file can be a very large picture. */
@ConfigMapping(prefix = "impasto.images")
public interface ImagesConfig {

    /** The most bytes of an encoded picture. */
    @WithDefault("67108864")
    @Positive
    long maxBytes();

    /** The most pixels, width × height, of a decoded picture. */
    @WithDefault("64000000")
    @Positive
    long maxPixels();
}
