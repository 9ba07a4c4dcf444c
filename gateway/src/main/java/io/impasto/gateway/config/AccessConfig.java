package io.impasto.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Who gets in. With neither keys nor OIDC everybody does who reaches the gateway, and it listens on this machine only. OIDC is
 * set up by {@code quarkus.oidc.tenant-enabled=true} and {@code quarkus.oidc.auth-server-url} (and what else {@code quarkus.oidc}
 * knows); its tokens bring the scopes {@code impasto:submit}, {@code impasto:read}, {@code impasto:cancel} and {@code
 * impasto:admin} as roles or in their claim {@code scope}.
 */
@ConfigMapping(prefix = "impasto.access")
public interface AccessConfig {

    /**
     * The file of API keys that {@code deploy/impasto keys} writes. It is looked at on each request, so a key that is added or
     * removed counts at once. Once read, a file that can't be read any more or is broken leaves the keys as they were, and an
     * error in the log.
     */
    Optional<Path> keysFile();

    /** Says on purpose that everybody gets in, also from other machines, because something in front decides who does. */
    @WithDefault("false")
    boolean open();

    /**
     * The names by which an open gateway is reached, beside {@code localhost} and addresses. A request for another name is
     * refused: it comes from a page in somebody's browser whose name was made to point here (DNS rebinding).
     */
    Optional<Set<String>> hosts();

    /** How many requests a caller may make in a minute, unless its key says otherwise; any number if not set. */
    Optional<@Min(1) Integer> requestsPerMinute();

    /** How many jobs a caller may have that haven't ended, unless its key says otherwise; any number if not set. */
    Optional<@Min(1) Integer> openJobs();

    /** How many requests may come in a minute from one address without saying from whom; any number if not set. */
    Optional<@Min(1) Integer> addressRequestsPerMinute();
}
