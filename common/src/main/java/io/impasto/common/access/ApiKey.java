package io.impasto.common.access;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a key.
 *
 * @param name whose it is; jobs belong to the name, so a new key under it has the old one's jobs
 * @param sha256 of the key's text, hex
 * @param scopes at least one
 * @param created when it was made; {@code null} if nobody wrote that down
 * @param requestsPerMinute that it may make; {@code null} for as many as the gateway's configuration says
 * @param openJobs that it may have at a time; {@code null} for as many as the gateway's configuration says
 */
public record ApiKey(
        String name,
        String sha256,
        Set<Scope> scopes,
        @Nullable Instant created,
        @Nullable Integer requestsPerMinute,
        @Nullable Integer openJobs) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public ApiKey {
        // Read from a file, so anything may be missing.
        requireFit(
                name,
                NAME,
                "name",
                "is not 1 to 64 of A–Z, a–z, 0–9, '.', '_' and '-', beginning with a letter or digit");
        requireFit(sha256, SHA256, "sha256", "is not 64 digits of lower-case hex");
        if (Objects.requireNonNullElse(scopes, Set.of()).isEmpty()) {
            throw new InvalidInputException("scopes", "are missing; there are submit, read, cancel, admin");
        }
        scopes = Set.copyOf(EnumSet.copyOf(scopes));
        requirePositive(requestsPerMinute, "requestsPerMinute");
        requirePositive(openJobs, "openJobs");
    }

    private static void requireFit(@Nullable String value, Pattern pattern, String field, String problem) {
        if (value == null || !pattern.matcher(value).matches()) {
            throw new InvalidInputException(field, "'" + Quoted.abbreviated(String.valueOf(value)) + "' " + problem);
        }
    }

    private static void requirePositive(@Nullable Integer limit, String field) {
        if (limit != null && limit < 1) {
            throw new InvalidInputException(field, limit + " is not at least 1");
        }
    }

    /** Whether that is the key; takes as long for one that is nearly right as for one that is all wrong. */
    public boolean matches(KeyText presented) {
        return matchesHash(presented.hash());
    }

    boolean matchesHash(byte[] hash) {
        return MessageDigest.isEqual(HexFormat.of().parseHex(sha256), hash);
    }
}
