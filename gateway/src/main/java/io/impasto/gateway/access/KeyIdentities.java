package io.impasto.gateway.access;

import io.impasto.gateway.config.AccessConfig;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Who presents a key. */
@Singleton
public class KeyIdentities implements IdentityProvider<KeyRequest> {

    private final Optional<KeysFile> file;

    KeyIdentities(AccessConfig config) {
        this.file = config.keysFile().map(KeysFile::new);
    }

    @Override
    public Class<KeyRequest> getRequestType() {
        return KeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(KeyRequest request, AuthenticationRequestContext context) {
        return file.flatMap(keys -> keys.keys().owner(request.key()))
                .map(key -> Identified.of(key).with(key.scopes()))
                .map(identity -> Uni.createFrom().item(identity))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
    }
}
