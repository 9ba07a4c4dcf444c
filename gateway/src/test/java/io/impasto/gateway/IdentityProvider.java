package io.impasto.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** An OIDC provider, as far as a service needs one: it says over HTTP where its keys are and what they are, and signs tokens. */
final class IdentityProvider implements AutoCloseable {

    static final String AUDIENCE = "impasto";

    private static final int RSA_BITS = 2048;

    private final HttpServer server;
    private volatile Signature signature = Signature.number(1);

    /** The key that tokens are signed with, and by which name it is published. */
    private record Signature(int number, KeyPair pair) {

        static Signature number(int number) {
            return new Signature(number, rsa());
        }

        String name() {
            return "key-" + number;
        }

        String json() {
            RSAPublicKey key = (RSAPublicKey) pair.getPublic();
            return "{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}"
                    .formatted(name(), base64(key.getModulus()), base64(key.getPublicExponent()));
        }

        private static String base64(BigInteger number) {
            byte[] bytes = number.toByteArray();
            int sign = bytes[0] == 0 && bytes.length > 1 ? 1 : 0; // not part of what JWK has
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
        }
    }

    IdentityProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, discovery()));
        server.createContext("/keys", exchange -> answer(exchange, "{\"keys\":[" + signature.json() + "]}"));
        server.start();
    }

    /** The issuer of its tokens, too. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String discovery() {
        return """
                {"issuer":"%1$s","jwks_uri":"%1$s/keys","authorization_endpoint":"%1$s/login","token_endpoint":"%1$s/token",\
                "response_types_supported":["code"],"subject_types_supported":["public"],\
                "id_token_signing_alg_values_supported":["RS256"]}""".formatted(address());
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** From now on tokens are signed with another key, which is published in the place of this one. */
    void changeKey() {
        signature = Signature.number(signature.number() + 1);
    }

    /** Claims that are in order. */
    JwtClaimsBuilder claims(String subject) {
        return Jwt.issuer(address())
                .subject(subject)
                .audience(AUDIENCE)
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plus(Duration.ofMinutes(5)));
    }

    String signed(JwtClaimsBuilder claims) {
        return signedBy(signature.pair(), claims);
    }

    /** In the name of the present key, whoever's this one is. */
    String signedBy(KeyPair pair, JwtClaimsBuilder claims) {
        return claims.jws().keyId(signature.name()).sign(pair.getPrivate());
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
    public void close() {
        server.stop(0);
    }
}
