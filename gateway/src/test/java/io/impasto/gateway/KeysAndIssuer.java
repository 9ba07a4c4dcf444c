package io.impasto.gateway;

import io.impasto.common.access.ApiKey;
import io.impasto.common.access.ApiKeys;
import io.impasto.common.access.KeyText;
import io.impasto.common.access.Scope;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file of keys, and an OIDC provider of which the gateway knows the public key and nothing else. */
public final class KeysAndIssuer implements QuarkusTestResourceLifecycleManager {

    static final String ISSUER = "https://issuer.example";
    static final String AUDIENCE = "impasto";

    private static final int RSA_BITS = 2048;

    private final KeyPair issuer = rsa();
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
                "quarkus.oidc.public-key",
                Base64.getEncoder().encodeToString(issuer.getPublic().getEncoded()),
                "quarkus.oidc.token.issuer",
                ISSUER,
                "quarkus.oidc.token.audience",
                AUDIENCE);
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

    /** Claims that are in order, as the provider makes them. */
    static JwtClaimsBuilder claims(String subject) {
        return Jwt.issuer(ISSUER)
                .subject(subject)
                .audience(AUDIENCE)
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plus(Duration.ofMinutes(5)));
    }

    String signed(JwtClaimsBuilder claims) {
        return claims.sign(issuer.getPrivate());
    }

    static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {}
}
