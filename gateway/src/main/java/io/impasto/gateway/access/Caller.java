package io.impasto.gateway.access;

import io.impasto.common.access.Scope;
import io.impasto.gateway.config.AccessConfig;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who makes the request. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;
    private final Access access;
    private final AccessConfig config;

    Caller(SecurityIdentity identity, Access access, AccessConfig config) {
        this.identity = identity;
        this.access = access;
        this.config = config;
    }

    /** The submitter of their jobs; {@code null} if nobody asked who they are. */
    public @Nullable String name() {
        return Identified.in(identity).map(Identified::name).orElse(null);
    }

    public boolean may(Scope scope) {
        return identity.hasRole(scope.wireName());
    }

    /** Whether a job of that submitter is theirs to see; {@code null} for one that nobody has said. */
    public boolean owns(@Nullable String submitter) {
        return onlySubmitter().map(own -> own.equals(submitter)).orElse(true);
    }

    /** The only one whose jobs they may see; empty for everybody's. */
    public Optional<String> onlySubmitter() {
        if (access.open() || may(Scope.ADMIN)) {
            return Optional.empty();
        }
        // Whoever isn't known sees nobody's; no submitter has this name.
        return Optional.of(Identified.in(identity).map(Identified::name).orElse(""));
    }

    /** How many jobs they may have that haven't ended; empty for any number. */
    public Optional<Integer> openJobs() {
        return Identified.in(identity)
                .flatMap(known -> Optional.ofNullable(known.openJobs()).or(config::openJobs));
    }

    /** How many requests they may make in a minute; empty for any number. */
    Optional<Integer> requestsPerMinute() {
        Optional<Identified> known = Identified.in(identity);
        return known.isEmpty()
                ? config.addressRequestsPerMinute()
                : known.flatMap(
                        who -> Optional.ofNullable(who.requestsPerMinute()).or(config::requestsPerMinute));
    }
}
