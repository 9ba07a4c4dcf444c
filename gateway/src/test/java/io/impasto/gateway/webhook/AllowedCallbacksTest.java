package io.impasto.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.gateway.config.WebhooksConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedCallbacksTest {

    private final AllowedCallbacks callbacks = callbacks(Map.of(
            "impasto.webhooks.allowed-hosts", "Hooks.example,dev.example",
            "impasto.webhooks.plain-hosts", "dev.example"));

    static AllowedCallbacks callbacks(Map<String, String> values) {
        return new AllowedCallbacks(config(values));
    }

    static WebhooksConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(WebhooksConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(WebhooksConfig.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example/a?b=c",
        "https://HOOKS.example:8443/",
        "HTTPS://hooks.example",
        "http://dev.example/x",
    })
    void whoIsNamedMayBeTold(String url) {
        assertThat(callbacks.require(url).toString()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://evil.example/ | evil.example is not among",
                "https://hooks.example.evil.example/ | is not among",
                "https://sub.hooks.example/ | is not among",
                "https://hooks.example./ | is not among",
                "http://hooks.example/ | over https only",
                "https://127.0.0.1/ | is not among",
                "https://[::1]/ | is not among",
                "https://evil.example\\@hooks.example/ | is not an address",
                "https://hooks.example@evil.example/ | has a user",
                "https://u:p@hooks.example/ | has a user",
                "https://hooks.example/#x | has a user or a fragment",
                "ftp://hooks.example/ | is not an https://",
                "file:///etc/passwd | is not an https://",
                "//hooks.example/ | is not an https://",
                "https:hooks.example | names no host",
                "https://hooks.example/a b | is not an address",
                "nonsense | is not an https://",
            })
    void everybodyElseMayNot(String url, String why) {
        assertThatThrownBy(() -> callbacks.require(url)).hasMessageContaining(why);
    }

    @Test
    void whereNobodyIsNamedNobodyMay() {
        AllowedCallbacks none = callbacks(Map.of());

        assertThat(none.any()).isFalse();
        assertThatThrownBy(() -> none.require("https://hooks.example/"))
                .hasMessageContaining("impasto.webhooks.allowed-hosts");
    }
}
