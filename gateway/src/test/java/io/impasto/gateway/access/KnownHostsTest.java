package io.impasto.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHostsTest {

    private final KnownHosts hosts = new KnownHosts(Set.of("Impasto.example "));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST",
                "127.0.0.1",
                "192.0.2.7",
                "[::1]",
                "::1",
                "[fe80::1]",
                "impasto.example"
            })
    void knowsAddressesAndItsNames(String host) {
        assertThat(hosts.know(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.0.0.1.nip.io",
                "impasto.example.evil.example",
                "1.2.3",
                "dead.beef",
                "cafe"
            })
    void knowsNoOtherName(String host) {
        assertThat(hosts.know(host)).isFalse();
    }
}
