package io.impasto.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/**
 * How large an uploaded picture may be. A whole request is limited by {@code quarkus.http.limits.max-body-size}, which has to
 * leave room for a content and its styles.
 */
@ConfigMapping(prefix = "impasto.images")
public interface ImagesConfig {

    /** As sent, bytes. */
    @Min(1)
    @WithDefault("67108864")
    long maxBytes();

    /** Width × height, px, read from the header before anything is decoded. */
    @Min(1)
    @WithDefault("64000000")
    long maxPixels();
}
