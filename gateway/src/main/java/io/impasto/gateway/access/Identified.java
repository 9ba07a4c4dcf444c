package io.impasto.gateway.access;

import io.impasto.common.access.ApiKey;
import io.impasto.common.access.Scope;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has proved who they are.
 *
 * @param name whose jobs are theirs
 * @param requestsPerMinute {@code null} for as many as anybody
 * @param openJobs {@code null} for as many as anybody
 */
record Identified(
        String name,
        @Nullable Integer requestsPerMinute,
        @Nullable Integer openJobs) {

    private static final String ATTRIBUTE = "impasto.identified";

    static Identified of(ApiKey key) {
        return new Identified("key:" + key.name(), key.requestsPerMinute(), key.openJobs());
    }

    static Identified ofSubject(String subject) {
        return new Identified("oidc:" + subject, null, null);
    }

    static Optional<Identified> in(SecurityIdentity identity) {
        return Optional.ofNullable(identity.getAttribute(ATTRIBUTE));
    }

    /** As Quarkus knows callers; whoever may do everything has each scope by name. */
    SecurityIdentity with(Set<Scope> scopes) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addAttribute(ATTRIBUTE, this);
        Arrays.stream(Scope.values())
                .filter(scope -> scopes.contains(scope) || scopes.contains(Scope.ADMIN))
                .forEach(scope -> identity.addRole(scope.wireName()));
        return identity.build();
    }
}
