package io.impasto.chaos;

import java.net.URI;
import java.util.Map;

/**
 * An S3 store and the right to use it.
 *
 * @param bucket where results, checkpoints and the pictures for the chaos lie
 */
public record StoreAccess(URI endpoint, String region, String accessKey, String secretKey, String bucket) {

    /** The region that most stores but Amazon's don't care about. */
    public static final String ANY_REGION = "us-east-1";

    /** The same store by another way, such as a proxy. */
    public StoreAccess by(URI way) {
        return new StoreAccess(way, region, accessKey, secretKey, bucket);
    }

    /** What a worker must be told. */
    public Map<String, String> workerProperties() {
        return Map.of(
                "impasto.store.endpoint",
                endpoint.toString(),
                "impasto.store.region",
                region,
                "impasto.store.access-key",
                accessKey,
                "impasto.store.secret-key",
                secretKey,
                "impasto.store.bucket",
                bucket);
    }

    /** Without the secret: this may end up in a log. */
    @Override
    public String toString() {
        return "StoreAccess[" + endpoint + ", " + accessKey + ", " + bucket + "]";
    }
}
