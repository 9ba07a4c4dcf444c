package io.impasto.gateway;

import static io.impasto.gateway.KeyedCalls.USER;
import static io.impasto.gateway.KeyedCalls.forbidden;
import static io.impasto.gateway.KeyedCalls.form;
import static io.impasto.gateway.KeyedCalls.submitted;
import static io.impasto.gateway.KeysAndIssuer.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.impasto.common.wire.RequestCodec;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of a provider whose keys the gateway fetches. */
@QuarkusTest
@TestProfile(KeyedProfile.class)
class TokenIT {

    BrokerAndStore outside;
    KeysAndIssuer access;

    private IdentityProvider provider;

    @BeforeEach
    void waitUntilReady() {
        Calls.awaitReady();
        provider = access.provider();
    }

    @Test
    void tokenOfTheProviderGetsInWithTheScopesThatItNames() {
        String token = provider.signed(provider.claims("user-7").claim("scope", "openid impasto:submit impasto:read"));

        form(token).multiPart("id", "oidc-job").post("/v1/jobs").then().statusCode(202);
        with(token).get("/v1/jobs/oidc-job").then().statusCode(200);

        forbidden(with(token).post("/v1/jobs/oidc-job/cancel").then());
        assertThat(RequestCodec.submitter(outside.requests("oidc-job").get(0).headers()))
                .isEqualTo("oidc:user-7");
        with(provider.signed(provider.claims("user-8").groups(Set.of("impasto:read"))))
                .get("/v1/jobs/oidc-job")
                .then()
                .statusCode(404);
        with(provider.signed(provider.claims("user-7").groups(Set.of("impasto:read"))))
                .get("/v1/jobs/oidc-job")
                .then()
                .statusCode(200);
    }

    @Test
    void rolesThatTheProviderMeansForOthersAreNotOurs() {
        forbidden(with(provider.signed(provider.claims("user-9").groups(Set.of("admin", "read", "submit"))))
                .get("/v1/jobs/x")
                .then());
        forbidden(with(provider.signed(provider.claims("user-9").claim("scope", "read admin")))
                .get("/v1/jobs/x")
                .then());
    }

    @Test
    void keyAndSubjectOfOneNameAreTwoCallers() {
        submitted(access.key("twin", USER), "twins-job");

        with(provider.signed(provider.claims("twin").claim("scope", "impasto:read")))
                .get("/v1/jobs/twins-job")
                .then()
                .statusCode(404);
        with(provider.signed(provider.claims("key:twin").claim("scope", "impasto:read")))
                .get("/v1/jobs/twins-job")
                .then()
                .statusCode(404);
    }

    @Test
    void tokenThatIsOutOfOrderIsRefused() {
        KeyPair forger = IdentityProvider.rsa();

        refused(provider.signedBy(forger, provider.claims("u").claim("scope", "impasto:admin")));
        refused(provider.claims("u").claim("scope", "impasto:admin").sign(forger.getPrivate()));
        refused(provider.signed(provider.claims("u").expiresAt(Instant.now().minusSeconds(3600))));
        refused(provider.signed(provider.claims("u").issuer("https://other.example")));
        refused(provider.signed(provider.claims("u").audience("another-service")));
        refused(provider.signed(provider.claims("x".repeat(300)).claim("scope", "impasto:admin")));
    }

    @Test
    void newKeyOfTheProviderIsFetchedAndTheOldOneCountsNoMore() {
        String before = reader("before");
        allowed(before);

        provider.changeKey();

        String after = reader("after");
        // Keys are fetched again no sooner than 100 ms after a token of an unknown one; another test may have had one
        // just now.
        await().untilAsserted(() -> allowed(after));
        refused(before);
    }

    private String reader(String subject) {
        return provider.signed(provider.claims(subject).claim("scope", "impasto:read"));
    }

    private static void allowed(String token) {
        with(token).get("/v1/jobs/x").then().statusCode(404);
    }

    private static void refused(String token) {
        with(token).get("/v1/jobs/x").then().statusCode(401);
    }
}
