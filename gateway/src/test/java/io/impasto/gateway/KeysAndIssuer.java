package io.impasto.gateway;

import io.impasto.common.access.ApiKey;
import io.impasto.common.access.ApiKeys;
import io.impasto.common.access.KeyText;
import io.impasto.common.access.Scope;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file of keys, and an OIDC provider of which the gateway knows the address. */
public final class KeysAndIssuer implements QuarkusTestResourceLifecycleManager {

    private final IdentityProvider provider = new IdentityProvider();
    private @Nullable Path file;
    private ApiKeys keys = ApiKeys.NONE;

    @Override
    public Map<String, String> start() {
        try {
            file = Files.createTempDirectory(Path.of("target"), "keys-").resolve("keys.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(ApiKeys.NONE);
        return Map.of(
                "impasto.webhooks.allowed-hosts",
                "hooks.example",
                "impasto.webhooks.secret",
                "whsec_" + "c2VjcmV0".repeat(4),
                "impasto.access.keys-file",
                file.toString(),
                "quarkus.oidc.tenant-enabled",
                "true",
                "quarkus.oidc.auth-server-url",
                provider.address(),
                "quarkus.oidc.token.audience",
                IdentityProvider.AUDIENCE,
                "quarkus.oidc.token.forced-jwk-refresh-interval",
                "100ms");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(KeysAndIssuer.class));
    }

    Path file() {
        return file;
    }

    /** A new key of that name, which replaces the old. */
    KeyText key(String name, Scope... scopes) {
        return key(name, null, null, scopes);
    }

    KeyText key(String name, @Nullable Integer requestsPerMinute, @Nullable Integer openJobs, Scope... scopes) {
        KeyText key = KeyText.random(new SecureRandom());
        write(keys.without(name)
                .with(new ApiKey(name, key.sha256(), Set.of(scopes), Instant.now(), requestsPerMinute, openJobs)));
        return key;
    }

    void revoke(String name) {
        write(keys.without(name));
    }

    private void write(ApiKeys changed) {
        keys = changed;
        try {
            keys.writeTo(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RequestSpecification with(KeyText key) {
        return with(key.value());
    }

    static RequestSpecification with(String token) {
        return RestAssured.given().header("Authorization", "Bearer " + token);
    }

    IdentityProvider provider() {
        return provider;
    }

    @Override
    public void stop() {
        provider.close();
    }
}
