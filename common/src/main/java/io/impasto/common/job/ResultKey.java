package io.impasto.common.job;

import io.impasto.common.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Names a result by all that it depends on, so that the same request made twice yields the same object, whoever makes it.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record ResultKey(String value) {

    /** Counts up whenever the same inputs no longer give the same picture. */
    private static final String ALGORITHM_VERSION = "2";

    public ResultKey {
        if (!value.matches("[0-9a-f]{64}")) {
            throw new InvalidInputException("resultKey", "'" + value + "' is not 64 lower-case hexadecimal digits");
        }
    }

    /**
     * The key of the file made from these bytes and options. Two ways to ask for the same have one key, so that of two files whose
     * provenance quotes the options either will do.
     *
     * @param contentSha256 of the content picture's bytes
     * @param styleSha256s of the style pictures' bytes, in the order of {@code shares}
     * @param shares the weights of the styles
     * @param maskSha256s of the masks' bytes: the content's, then each style's, empty text for a style without; none at all without masks
     * @param weightsSha256 of the network's weights
     */
    public static ResultKey of(
            String contentSha256,
            List<String> styleSha256s,
            List<Double> shares,
            List<String> maskSha256s,
            StyleParameters parameters,
            OutputOptions output,
            String weightsSha256) {
        String all = String.join(
                "\n",
                "impasto result, algorithm " + ALGORITHM_VERSION,
                contentSha256,
                styleSha256s.toString(),
                shares.toString(),
                parameters.toString(),
                output.toString(),
                // A job without masks keeps the key that it had before there were masks.
                maskSha256s.isEmpty() ? weightsSha256 : weightsSha256 + "\nmasks " + maskSha256s);
        return new ResultKey(sha256(all.getBytes(StandardCharsets.UTF_8)));
    }

    public String imageKey(FormatName format) {
        return "results/" + value + "/image." + format.extension();
    }

    /** Of a picture that hasn't had all of its steps; there may be several, each as far as its job came. */
    public String incompleteImageKey(String sha256, FormatName format) {
        return "results/" + value + "/incomplete/" + sha256 + "." + format.extension();
    }

    /** Of what there is to tell of the image. */
    public String resultKey() {
        return "results/" + value + "/result.json";
    }

    public String traceKey() {
        return "results/" + value + "/trace.json";
    }

    /** SHA-256 of the bytes, as 64 lower-case hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
