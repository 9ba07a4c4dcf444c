package io.impasto.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {

    private static final WebhookSecret SECRET = WebhookSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @Test
    void signsAsTheLibrariesOfStandardWebhooksDo() {
        // The example that their tests share.
        String signature = SECRET.signature(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void oneSubmittersSecretSaysNothingOfAnothers() {
        String alice = SECRET.ofSubmitter("key:alice").text();

        assertThat(alice).isEqualTo(SECRET.ofSubmitter("key:alice").text());
        assertThat(alice)
                .isNotEqualTo(SECRET.ofSubmitter("key:bob").text())
                .isNotEqualTo(SECRET.ofSubmitter(null).text())
                .isNotEqualTo(SECRET.text());
        assertThat(SECRET.ofSubmitter("nobody").text())
                .isNotEqualTo(SECRET.ofSubmitter(null).text());
        assertThat(WebhookSecret.of(alice).text()).isEqualTo(alice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_not base64 at all!"})
    void whatIsNoneIsRefusedWithoutBeingRepeated(String text) {
        assertThatThrownBy(() -> WebhookSecret.of(text))
                .hasMessageStartingWith("impasto.webhooks.secret is not whsec_ and 24 to 64");
    }
}
