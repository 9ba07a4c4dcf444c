package io.impasto.worker.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Where pictures lie: any S3 store. */
@ConfigMapping(prefix = "impasto.store")
public interface StoreConfig {

    /** The store's address, {@code http://…} or {@code https://…}. */
    @WithDefault("http://localhost:9000")
    URI endpoint();

    /** The region that requests are signed for; most stores but Amazon's don't care. */
    @WithDefault("us-east-1")
    @NotBlank
    String region();

    /** The access key. Has no default: a key that everybody knows protects nothing. */
    @NotBlank
    String accessKey();

    /** The secret key. Has no default either. */
    @NotBlank
    String secretKey();

    /** The store's own bucket, for uploads and results; made at start where it is missing. */
    @WithDefault("impasto")
    @NotBlank
    String bucket();

    /** The buckets that a job may name, comma-separated; only the own bucket if absent. */
    Optional<Set<@NotBlank String>> allowedBuckets();
}
