package io.impasto.local.cli;

import io.impasto.chaos.StoreAccess;
import io.impasto.chaos.stack.Cluster;
import io.impasto.common.InvalidInputException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A cluster of the user's own. */
final class ClusterOptions {

    private static final String ACCESS_KEY = "IMPASTO_STORE_ACCESS_KEY";
    private static final String SECRET_KEY = "IMPASTO_STORE_SECRET_KEY";

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "The Kafka cluster to join.")
    private @Nullable String bootstrap;

    @Option(names = "--s3", paramLabel = "URL", description = "The cluster's S3 store.")
    private @Nullable URI store;

    @Option(
            names = "--access-key",
            paramLabel = "K",
            description = "The store's access key (default: $" + ACCESS_KEY + ").")
    private @Nullable String accessKey;

    @Option(
            names = "--secret-key",
            paramLabel = "S",
            description = "The store's secret key (default: $" + SECRET_KEY + ", which no list of processes shows).")
    private @Nullable String secretKey;

    @Option(names = "--region", paramLabel = "R", description = "The store's region (default: ${DEFAULT-VALUE}).")
    private String region = StoreAccess.ANY_REGION;

    @Option(
            names = "--bucket",
            paramLabel = "B",
            description = "The workers' bucket, which gets the results (default: ${DEFAULT-VALUE}).")
    private String bucket = "impasto";

    /**
     * Null if none is named.
     *
     * @throws InvalidInputException if a part of it is missing, or not valid
     */
    @Nullable
    Cluster read(Map<String, String> environment) {
        if (bootstrap == null) {
            if (store != null || accessKey != null || secretKey != null) {
                throw new InvalidInputException(
                        "bootstrap", "is missing: it names the cluster that the store belongs to");
            }
            return null;
        }
        if (store == null
                || store.getHost() == null
                || !String.valueOf(store.getScheme()).matches("https?")) {
            throw new InvalidInputException("s3", store + " is not an http:// or https:// address");
        }
        return new Cluster(
                bootstrap,
                new StoreAccess(
                        store,
                        region,
                        given("access-key", accessKey, environment.get(ACCESS_KEY)),
                        given("secret-key", secretKey, environment.get(SECRET_KEY)),
                        bucket));
    }

    private static String given(String option, @Nullable String named, @Nullable String fromEnvironment) {
        String value = named == null ? fromEnvironment : named;
        if (value == null || value.isBlank()) {
            throw new InvalidInputException(option, "is missing");
        }
        return value;
    }
}
