package io.impasto.gateway.webhook;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** An address that wants to be told; whether it may be is {@link AllowedCallbacks}' business. */
public record CallbackUrl(URI uri) {

    private static final int LONGEST = 2000;
    private static final String FIELD = "callback";

    public CallbackUrl {
        String scheme = uri.getScheme();
        if (!"https".equalsIgnoreCase(scheme) && !"http".equalsIgnoreCase(scheme)) {
            throw wrong(uri.toString(), "is not an https:// address");
        }
        if (uri.getHost() == null) {
            throw wrong(uri.toString(), "names no host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw wrong(uri.toString(), "has a user or a fragment, which are not sent");
        }
        if (uri.toASCIIString().length() > LONGEST) {
            throw wrong(uri.toString(), "is longer than " + LONGEST + " characters");
        }
    }

    /** @throws InvalidInputException naming what is wrong with it */
    public static CallbackUrl of(String text) {
        try {
            return new CallbackUrl(new URI(text));
        } catch (URISyntaxException e) {
            throw wrong(text, "is not an address");
        }
    }

    private static InvalidInputException wrong(String text, String problem) {
        return new InvalidInputException(FIELD, "'" + Quoted.abbreviated(text) + "' " + problem);
    }

    String host() {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    boolean plain() {
        return "http".equalsIgnoreCase(uri.getScheme());
    }

    @Override
    public String toString() {
        return uri.toASCIIString();
    }
}
