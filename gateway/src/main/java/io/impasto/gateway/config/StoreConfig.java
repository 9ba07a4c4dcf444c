package io.impasto.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** The S3 store that holds pictures and results. */
@ConfigMapping(prefix = "impasto.store")
public interface StoreConfig {

    /** Where it answers. */
    @WithDefault("http://localhost:9000")
    URI endpoint();

    /** Where it answers those who are sent a link to it, such as browsers; {@link #endpoint} if not set. */
    Optional<URI> publicEndpoint();

    /** The region that requests are signed for. */
    @NotBlank
    @WithDefault("us-east-1")
    String region();

    /** Who we are to the store. There is no default: a key that everyone knows is none. */
    @NotBlank
    String accessKey();

    /** What proves it. */
    @NotBlank
    String secretKey();

    /** The bucket for uploads and results; made where it is missing. */
    @NotBlank
    @WithDefault("impasto")
    String bucket();

    /** The buckets that a request's {@code s3://} references may point into, comma-separated; the bucket above if not set. */
    Optional<Set<String>> allowedBuckets();
}
