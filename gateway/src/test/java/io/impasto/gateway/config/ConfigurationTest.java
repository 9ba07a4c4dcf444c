package io.impasto.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds every name and every default. */
class ConfigurationTest {

    private static final Map<String, String> REQUIRED =
            Map.of("impasto.store.access-key", "key", "impasto.store.secret-key", "secret");

    @Test
    void defaults() {
        SmallRyeConfig config = config(REQUIRED);

        assertThat(config.getConfigMapping(KafkaConfig.class).bootstrapServers())
                .isEqualTo("localhost:9092");
        assertThat(config.getConfigMapping(KafkaConfig.class).publishTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(config.getConfigMapping(KafkaConfig.class).properties()).isEmpty();
        assertThat(config.getConfigMapping(KafkaConfig.class).propertiesFile()).isEmpty();
        assertThat(config.getConfigMapping(StoreConfig.class).endpoint())
                .isEqualTo(URI.create("http://localhost:9000"));
        assertThat(config.getConfigMapping(StoreConfig.class).region()).isEqualTo("us-east-1");
        assertThat(config.getConfigMapping(StoreConfig.class).bucket()).isEqualTo("impasto");
        assertThat(config.getConfigMapping(StoreConfig.class).allowedBuckets()).isEmpty();
        assertThat(config.getConfigMapping(StoreConfig.class).publicEndpoint()).isEmpty();
        assertThat(config.getConfigMapping(ImagesConfig.class).maxBytes()).isEqualTo(64L << 20);
        assertThat(config.getConfigMapping(ImagesConfig.class).maxPixels()).isEqualTo(64_000_000);
        GatewayConfig gateway = config.getConfigMapping(GatewayConfig.class);
        assertThat(gateway.viewFolder()).isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), "impasto-view"));
        assertThat(gateway.jobsKept()).isEqualTo(Duration.ofDays(7));
        assertThat(gateway.heartbeat()).isEqualTo(Duration.ofSeconds(15));
        assertThat(gateway.streams()).isEqualTo(5000);
        assertThat(gateway.uploadsKept()).isEqualTo(Duration.ofDays(7));
        assertThat(gateway.uploadLinksLast()).isEqualTo(Duration.ofMinutes(15));
        assertThat(gateway.resultLinksLast()).isEqualTo(Duration.ofHours(1));

        AccessConfig access = config.getConfigMapping(AccessConfig.class);
        assertThat(access.keysFile()).isEmpty();
        assertThat(access.open()).isFalse();
        assertThat(access.hosts()).isEmpty();
        assertThat(access.requestsPerMinute()).isEmpty();
        assertThat(access.openJobs()).isEmpty();
        assertThat(access.addressRequestsPerMinute()).isEmpty();

        WebhooksConfig webhooks = config.getConfigMapping(WebhooksConfig.class);
        assertThat(webhooks.allowedHosts()).isEmpty();
        assertThat(webhooks.plainHosts()).isEmpty();
        assertThat(webhooks.privateHosts()).isEmpty();
        assertThat(webhooks.secret()).isEmpty();
        assertThat(webhooks.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(webhooks.firstPause()).isEqualTo(Duration.ofSeconds(5));
        assertThat(webhooks.giveUpAfter()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void namesOfWebhooks() {
        Map<String, String> values = new HashMap<>(REQUIRED);
        values.putAll(Map.of(
                "impasto.webhooks.allowed-hosts", "a.example,b.example",
                "impasto.webhooks.plain-hosts", "a.example",
                "impasto.webhooks.private-hosts", "b.example",
                "impasto.webhooks.secret", "whsec_x",
                "impasto.webhooks.timeout", "3s",
                "impasto.webhooks.first-pause", "1s",
                "impasto.webhooks.give-up-after", "1h"));

        WebhooksConfig webhooks = config(values).getConfigMapping(WebhooksConfig.class);

        assertThat(webhooks.allowedHosts()).contains(Set.of("a.example", "b.example"));
        assertThat(webhooks.plainHosts()).contains(Set.of("a.example"));
        assertThat(webhooks.privateHosts()).contains(Set.of("b.example"));
        assertThat(webhooks.secret()).contains("whsec_x");
        assertThat(webhooks.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(webhooks.firstPause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(webhooks.giveUpAfter()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void namesOfAccess() {
        Map<String, String> values = new HashMap<>(REQUIRED);
        values.putAll(Map.of(
                "impasto.access.keys-file", "/keys.json",
                "impasto.access.open", "true",
                "impasto.access.hosts", "a.example,b.example",
                "impasto.access.requests-per-minute", "600",
                "impasto.access.open-jobs", "20",
                "impasto.access.address-requests-per-minute", "60"));

        AccessConfig access = config(values).getConfigMapping(AccessConfig.class);

        assertThat(access.keysFile()).contains(Path.of("/keys.json"));
        assertThat(access.open()).isTrue();
        assertThat(access.hosts()).contains(Set.of("a.example", "b.example"));
        assertThat(access.requestsPerMinute()).contains(600);
        assertThat(access.openJobs()).contains(20);
        assertThat(access.addressRequestsPerMinute()).contains(60);
    }

    @Test
    void names() {
        SmallRyeConfig config = config(Map.of(
                "impasto.kafka.bootstrap-servers", "a:1,b:2",
                "impasto.kafka.publish-timeout", "7s",
                "impasto.store.endpoint", "https://store",
                "impasto.store.region", "eu",
                "impasto.store.access-key", "k",
                "impasto.store.secret-key", "s",
                "impasto.store.bucket", "mine",
                "impasto.store.allowed-buckets", "mine,yours",
                "impasto.images.max-bytes", "5",
                "impasto.images.max-pixels", "6"));

        assertThat(config.getConfigMapping(KafkaConfig.class).bootstrapServers())
                .isEqualTo("a:1,b:2");
        assertThat(config.getConfigMapping(KafkaConfig.class).publishTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(config.getConfigMapping(StoreConfig.class).endpoint()).isEqualTo(URI.create("https://store"));
        assertThat(config.getConfigMapping(StoreConfig.class).region()).isEqualTo("eu");
        assertThat(config.getConfigMapping(StoreConfig.class).accessKey()).isEqualTo("k");
        assertThat(config.getConfigMapping(StoreConfig.class).secretKey()).isEqualTo("s");
        assertThat(config.getConfigMapping(StoreConfig.class).bucket()).isEqualTo("mine");
        assertThat(config.getConfigMapping(StoreConfig.class).allowedBuckets()).contains(Set.of("mine", "yours"));
        assertThat(config.getConfigMapping(ImagesConfig.class).maxBytes()).isEqualTo(5);
        assertThat(config.getConfigMapping(ImagesConfig.class).maxPixels()).isEqualTo(6);
    }

    @Test
    void namesOfTheWayToKafka() {
        Map<String, String> values = new HashMap<>(REQUIRED);
        values.put("impasto.kafka.properties.\"security.protocol\"", "SASL_SSL");
        values.put("impasto.kafka.properties-file", "/run/kafka.properties");

        KafkaConfig kafka = config(values).getConfigMapping(KafkaConfig.class);

        assertThat(kafka.properties()).isEqualTo(Map.of("security.protocol", "SASL_SSL"));
        assertThat(kafka.propertiesFile()).contains(Path.of("/run/kafka.properties"));
    }

    @Test
    void namesOfTheGateway() {
        Map<String, String> values = new HashMap<>(REQUIRED);
        values.put("impasto.gateway.view-folder", "/var/lib/impasto");
        values.put("impasto.gateway.jobs-kept", "3h");
        values.put("impasto.gateway.heartbeat", "2s");
        values.put("impasto.gateway.streams", "7");
        values.put("impasto.gateway.uploads-kept", "3d");
        values.put("impasto.gateway.upload-links-last", "5m");
        values.put("impasto.gateway.result-links-last", "2h");
        values.put("impasto.store.public-endpoint", "https://pictures.example.org");

        GatewayConfig gateway = config(values).getConfigMapping(GatewayConfig.class);
        assertThat(gateway.viewFolder()).isEqualTo(Path.of("/var/lib/impasto"));
        assertThat(gateway.jobsKept()).isEqualTo(Duration.ofHours(3));
        assertThat(gateway.heartbeat()).isEqualTo(Duration.ofSeconds(2));
        assertThat(gateway.streams()).isEqualTo(7);
        assertThat(gateway.uploadsKept()).isEqualTo(Duration.ofDays(3));
        assertThat(gateway.uploadLinksLast()).isEqualTo(Duration.ofMinutes(5));
        assertThat(gateway.resultLinksLast()).isEqualTo(Duration.ofHours(2));
        assertThat(config(values).getConfigMapping(StoreConfig.class).publicEndpoint())
                .contains(URI.create("https://pictures.example.org"));
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addSystemSources()
                .addDiscoveredConverters()
                .withMapping(KafkaConfig.class)
                .withMapping(StoreConfig.class)
                .withMapping(ImagesConfig.class)
                .withMapping(GatewayConfig.class)
                .withMapping(AccessConfig.class)
                .withMapping(WebhooksConfig.class)
                .withDefaultValues(values)
                .build();
    }
}
