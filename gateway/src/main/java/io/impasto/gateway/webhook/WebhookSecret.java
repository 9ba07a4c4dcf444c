package io.impasto.gateway.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What webhooks are signed with: HMAC-SHA256, as Standard Webhooks 1.0 has it. */
final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final byte[] bytes;

    private WebhookSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException if it isn't one, without repeating it */
    static WebhookSecret of(String text) {
        String wanted = "impasto.webhooks.secret is not " + PREFIX + " and " + FEWEST_BYTES + " to " + MOST_BYTES
                + " random bytes in base64; `echo whsec_$(openssl rand -base64 32)` makes one";
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException(wanted);
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(wanted, e);
        }
        if (bytes.length < FEWEST_BYTES || bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException(wanted);
        }
        return new WebhookSecret(bytes);
    }

    /** That submitter's own; {@code null} for jobs that nobody is said to have made. */
    WebhookSecret ofSubmitter(@Nullable String submitter) {
        return new WebhookSecret(
                hmac("impasto webhook secret of " + (submitter == null ? "nobody" : "'" + submitter + "'")));
    }

    /** The value of {@code webhook-signature}. */
    String signature(String id, Instant timestamp, byte[] body) {
        byte[] head = (id + "." + timestamp.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
        byte[] signed = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, signed, head.length, body.length);
        return "v1," + Base64.getEncoder().encodeToString(hmac(signed));
    }

    private byte[] hmac(String text) {
        return hmac(text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] hmac(byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** As a receiver is given it. */
    String text() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** Not the secret: this may end up in a log. */
    @Override
    public String toString() {
        return "WebhookSecret[" + PREFIX + "…]";
    }
}
