package io.impasto.gateway.access;

import io.impasto.common.access.KeyText;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A key that somebody presents. */
final class KeyRequest extends BaseAuthenticationRequest {

    private final KeyText key;

    KeyRequest(KeyText key) {
        this.key = key;
    }

    KeyText key() {
        return key;
    }
}
