package io.impasto.gateway.access;

import io.impasto.common.access.Scope;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Gives identities our scopes: all to everybody where the gateway is open, and to the owner of an OIDC token those that it names with
 * our prefix. Whatever other roles the provider gave them mean something elsewhere and are dropped.
 */
@Singleton
public class OurScopes implements SecurityIdentityAugmentor {

    private static final String PREFIX = "impasto:";

    /** What is left of the contract's 200 characters for a submitter. */
    private static final int LONGEST_SUBJECT = 190;

    private final Access access;

    OurScopes(Access access) {
        this.access = access;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().item(access.open() ? everything(identity) : identity);
        }
        if (Identified.in(identity).isPresent()) {
            return Uni.createFrom().item(identity);
        }
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            String subject = token.getSubject();
            if (subject != null && !subject.isBlank() && subject.length() <= LONGEST_SUBJECT) {
                return Uni.createFrom().item(Identified.ofSubject(subject).with(scopes(identity, token)));
            }
        }
        return Uni.createFrom().failure(new AuthenticationFailedException());
    }

    private static SecurityIdentity everything(SecurityIdentity anonymous) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder(anonymous);
        Arrays.stream(Scope.values()).forEach(scope -> identity.addRole(scope.wireName()));
        return identity.build();
    }

    private static Set<Scope> scopes(SecurityIdentity identity, JsonWebToken token) {
        Set<String> named = new HashSet<>(identity.getRoles());
        if (token.getClaim("scope") instanceof String listed) {
            named.addAll(List.of(listed.split(" ", -1)));
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream(Scope.values())
                .filter(scope -> named.contains(PREFIX + scope.wireName()))
                .forEach(scopes::add);
        return scopes;
    }
}
