package io.impasto.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Telling of a job's end over HTTP. Off until {@link #allowedHosts} names somebody. */
@ConfigMapping(prefix = "impasto.webhooks")
public interface WebhooksConfig {

    /** The hosts that may be told, by name; none if not set, so that nobody can make the gateway call whom they like. */
    Optional<Set<String>> allowedHosts();

    /** Those of them that may be told over plain {@code http} too. */
    Optional<Set<String>> plainHosts();

    /** Those of them whose addresses may be private (this machine, the local network): names that nobody outside can point elsewhere. */
    Optional<Set<String>> privateHosts();

    /**
     * What every submitter's own signing secret is derived from: {@code whsec_} and 24 to 64 random bytes in base64. All gateways
     * need the same. There is no default.
     */
    Optional<String> secret();

    /** How long a receiver may take to answer. */
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    @WithDefault("10s")
    Duration timeout();

    /** How long after the first try the second comes; each pause is twice the one before, an hour at most, and up to half of it is chance. */
    @DurationMin(millis = 10)
    @WithDefault("5s")
    Duration firstPause();

    /** How long after the first try nobody tries any more. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 3)
    @WithDefault("6h")
    Duration giveUpAfter();
}
