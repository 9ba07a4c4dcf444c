package io.impasto.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.gateway.config.AccessConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

    private static final Map<String, String> KEYS = Map.of("impasto.access.keys-file", "keys.json");
    private static final Map<String, String> OPEN = Map.of("impasto.access.open", "true");

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "127.0.0.53", "::1"})
    void gatewayOfThisMachineAloneIsOpenAndSaysSo(String host) {
        Access access = Access.of(config(Map.of()), host, false);

        assertThat(access.open()).isTrue();
        assertThat(access.words()).contains("Open", host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::", "no-such-host.invalid"})
    void gatewayOfOthersDoesNotStartUntilItIsSaidWhoGetsIn(String host) {
        assertThatThrownBy(() -> Access.of(config(Map.of()), host, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        host,
                        "impasto.access.keys-file",
                        "quarkus.oidc.tenant-enabled=true",
                        "impasto.access.open=true",
                        "quarkus.http.host=127.0.0.1");

        assertThat(Access.of(config(OPEN), host, false).open()).isTrue();
        assertThat(Access.of(config(KEYS), host, false).open()).isFalse();
        assertThat(Access.of(config(Map.of()), host, true).open()).isFalse();
    }

    @Test
    void openWithKeysIsAContradiction() {
        assertThatThrownBy(() -> Access.of(
                        config(Map.of("impasto.access.keys-file", "k", "impasto.access.open", "true")),
                        "127.0.0.1",
                        false))
                .hasMessageContaining("contradicts impasto.access.keys-file");
        assertThatThrownBy(() -> Access.of(config(OPEN), "127.0.0.1", true))
                .hasMessageContaining("contradicts quarkus.oidc.tenant-enabled");
    }

    private static AccessConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(AccessConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(AccessConfig.class);
    }
}
