package io.impasto.common.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * A key as its owner sends it: {@code impasto_} and 256 random bits in base64url. Whoever scans repositories and logs for secrets
 * knows one by its beginning.
 */
public record KeyText(String value) {

    private static final String PREFIX = "impasto_";
    private static final int BYTES = 32;

    /** @param random a secure one */
    public static KeyText random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new KeyText(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Whether that is meant as one of ours; other bearer tokens look otherwise. */
    public static boolean isOne(String token) {
        return token.startsWith(PREFIX);
    }

    /** What is kept of it, in hex. */
    public String sha256() {
        return HexFormat.of().formatHex(hash());
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Not the key: this may end up in a log. */
    @Override
    public String toString() {
        return "KeyText[" + PREFIX + "…]";
    }
}
