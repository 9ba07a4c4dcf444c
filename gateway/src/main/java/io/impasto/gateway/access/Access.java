package io.impasto.gateway.access;

import io.impasto.gateway.config.AccessConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Whether anybody is asked who they are.
 *
 * @param open if nobody is
 * @param words the same for people
 */
public record Access(boolean open, String words) {

    /**
     * @param host where the gateway listens
     * @param oidc whether an OIDC provider is configured
     * @throws IllegalStateException saying what to configure, if nobody was meant to reach that host unasked
     */
    public static Access of(AccessConfig config, String host, boolean oidc) {
        boolean keys = config.keysFile().isPresent();
        if (!keys && !oidc) {
            if (!config.open() && !isLoopback(host)) {
                throw new IllegalStateException("the gateway would listen on " + host
                        + " and let in everybody. Say who gets in: impasto.access.keys-file (deploy/impasto keys add makes"
                        + " keys) or quarkus.oidc.tenant-enabled=true with quarkus.oidc.auth-server-url; or say on purpose"
                        + " that everybody does: impasto.access.open=true; or listen on this machine only:"
                        + " quarkus.http.host=127.0.0.1");
            }
            return new Access(true, "Open: whoever reaches " + host + " may do everything; nobody is asked for a key.");
        }
        if (config.open()) {
            throw new IllegalStateException("impasto.access.open=true contradicts "
                    + (keys ? "impasto.access.keys-file" : "quarkus.oidc.tenant-enabled") + ": leave out one of them");
        }
        return new Access(
                false,
                "A key is needed: Authorization: Bearer, with " + (keys ? "an API key" : "")
                        + (keys && oidc ? " or " : "") + (oidc ? "a token of the OIDC provider" : "") + ".");
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
