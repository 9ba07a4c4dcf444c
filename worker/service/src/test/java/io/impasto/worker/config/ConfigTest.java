package io.impasto.worker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.image.ImageLimits;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A mirror of every property's name and default: who changes one changes it here too, knowingly. */
class ConfigTest {

    private static final Map<String, String> KEYS =
            Map.of("impasto.store.access-key", "a", "impasto.store.secret-key", "s");

    @Test
    void kafkaDefaults() {
        KafkaConfig config = read(Map.of()).getConfigMapping(KafkaConfig.class);
        assertThat(config.bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(config.properties()).isEmpty();
        assertThat(config.propertiesFile()).isEmpty();
    }

    @Test
    void kafkaNames() {
        KafkaConfig config = read(Map.of(
                        "impasto.kafka.bootstrap-servers", "b:1",
                        "impasto.kafka.properties.\"security.protocol\"", "SASL_SSL",
                        "impasto.kafka.properties-file", "/run/kafka.properties"))
                .getConfigMapping(KafkaConfig.class);
        assertThat(config.bootstrapServers()).isEqualTo("b:1");
        assertThat(config.properties()).isEqualTo(Map.of("security.protocol", "SASL_SSL"));
        assertThat(config.propertiesFile()).contains(Path.of("/run/kafka.properties"));
    }

    @Test
    void propertyOfKafkaIsSpelledAsAVariableToo() {
        KafkaConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(
                        new EnvConfigSource(Map.of("IMPASTO_KAFKA_PROPERTIES__SECURITY_PROTOCOL_", "SASL_SSL"), 300))
                .withMapping(KafkaConfig.class)
                .build()
                .getConfigMapping(KafkaConfig.class);
        assertThat(config.properties()).isEqualTo(Map.of("security.protocol", "SASL_SSL"));
    }

    @Test
    void storeDefaults() {
        StoreConfig config = read(KEYS).getConfigMapping(StoreConfig.class);
        assertThat(config.endpoint()).isEqualTo(URI.create("http://localhost:9000"));
        assertThat(config.region()).isEqualTo("us-east-1");
        assertThat(config.accessKey()).isEqualTo("a");
        assertThat(config.secretKey()).isEqualTo("s");
        assertThat(config.bucket()).isEqualTo("impasto");
        assertThat(config.allowedBuckets()).isEmpty();
    }

    @Test
    void storeNames() {
        StoreConfig config = read(Map.of(
                        "impasto.store.endpoint", "https://s",
                        "impasto.store.region", "r",
                        "impasto.store.access-key", "k",
                        "impasto.store.secret-key", "t",
                        "impasto.store.bucket", "b",
                        "impasto.store.allowed-buckets", "b,c"))
                .getConfigMapping(StoreConfig.class);
        assertThat(config.endpoint()).isEqualTo(URI.create("https://s"));
        assertThat(config.region()).isEqualTo("r");
        assertThat(config.bucket()).isEqualTo("b");
        assertThat(config.allowedBuckets()).contains(Set.of("b", "c"));
    }

    @Test
    void storeKeysHaveNoDefaults() {
        assertThatThrownBy(() -> readExactly(Map.of()))
                .isInstanceOfAny(ConfigValidationException.class, NoSuchElementException.class)
                .hasMessageContaining("impasto.store.access-key");
    }

    @Test
    void imagesDefaultsAreTheContracts() {
        ImagesConfig config = read(Map.of()).getConfigMapping(ImagesConfig.class);
        assertThat(config.maxBytes()).isEqualTo(ImageLimits.DEFAULT.maxBytes());
        assertThat(config.maxPixels()).isEqualTo(ImageLimits.DEFAULT.maxPixels());
    }

    @Test
    void imagesNames() {
        ImagesConfig config = read(Map.of("impasto.images.max-bytes", "7", "impasto.images.max-pixels", "8"))
                .getConfigMapping(ImagesConfig.class);
        assertThat(config.maxBytes()).isEqualTo(7);
        assertThat(config.maxPixels()).isEqualTo(8);
    }

    @Test
    void workerDefaults() {
        WorkerConfig config = read(Map.of()).getConfigMapping(WorkerConfig.class);
        assertThat(config.name()).isEmpty();
        assertThat(config.device()).isEqualTo("auto");
        assertThat(config.maxOutputPixels()).isEqualTo(4_194_304);
        assertThat(config.maxMemory()).isEmpty();
        assertThat(config.stopWithin()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.podDeletionCost()).isFalse();
        assertThat(config.lease().lock()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.lease().deliveries()).isEqualTo(5);
        assertThat(config.retry().first()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.retry().longest()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.retry().patience()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.retry().afterHandingBack()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.retry().putOffFirst()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.retry().putOffLongest()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.retry().crashes()).isEqualTo(3);
        assertThat(config.ledger().expiry()).isEqualTo(Duration.ofDays(7));
        assertThat(config.deadline().margin()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.batch().requests()).isEqualTo(1);
        assertThat(config.batch().size()).isEqualTo(256);
        assertThat(config.checkpoint().interval()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.checkpoint().maxSize().asLongValue()).isEqualTo(192L << 20);
        assertThat(config.preview().interval()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.preview().longerSide()).isEqualTo(512);
        assertThat(config.preview().quality()).isEqualTo(80);
    }

    @Test
    void workerNames() {
        WorkerConfig config = read(Map.of(
                        "impasto.worker.name", "n",
                        "impasto.worker.device", "gpu:1",
                        "impasto.worker.max-output-pixels", "9",
                        "impasto.worker.max-memory", "3G",
                        "impasto.worker.lease.lock", "20s",
                        "impasto.worker.lease.deliveries", "3",
                        "impasto.worker.retry.first", "1s",
                        "impasto.worker.retry.longest", "2s",
                        "impasto.worker.retry.patience", "3s",
                        "impasto.worker.retry.after-handing-back", "4s"))
                .getConfigMapping(WorkerConfig.class);
        assertThat(config.name()).contains("n");
        assertThat(config.device()).isEqualTo("gpu:1");
        assertThat(config.maxOutputPixels()).isEqualTo(9);
        assertThat(config.maxMemory().orElseThrow().asLongValue()).isEqualTo(3L << 30);
        assertThat(config.lease().lock()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.lease().deliveries()).isEqualTo(3);
        assertThat(config.retry().first()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.retry().longest()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.retry().patience()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.retry().afterHandingBack()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void namesOfHowAWorkerEnds() {
        WorkerConfig config = read(Map.of(
                        "impasto.worker.stop-within", "2m",
                        "impasto.worker.pod-deletion-cost", "true"))
                .getConfigMapping(WorkerConfig.class);
        assertThat(config.stopWithin()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.podDeletionCost()).isTrue();
    }

    @Test
    void namesOfWhatWorkersRememberAndPutOff() {
        WorkerConfig config = read(Map.of(
                        "impasto.worker.retry.put-off-first", "1s",
                        "impasto.worker.retry.put-off-longest", "2s",
                        "impasto.worker.retry.crashes", "4",
                        "impasto.worker.ledger.expiry", "3d",
                        "impasto.worker.deadline.margin", "5s",
                        "impasto.worker.checkpoint.interval", "6s",
                        "impasto.worker.checkpoint.max-size", "7M"))
                .getConfigMapping(WorkerConfig.class);
        assertThat(config.retry().putOffFirst()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.retry().putOffLongest()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.retry().crashes()).isEqualTo(4);
        assertThat(config.ledger().expiry()).isEqualTo(Duration.ofDays(3));
        assertThat(config.deadline().margin()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.checkpoint().interval()).isEqualTo(Duration.ofSeconds(6));
        assertThat(config.checkpoint().maxSize().asLongValue()).isEqualTo(7L << 20);
    }

    @Test
    void batchNames() {
        WorkerConfig config = read(Map.of("impasto.worker.batch.requests", "8", "impasto.worker.batch.size", "192"))
                .getConfigMapping(WorkerConfig.class);
        assertThat(config.batch().requests()).isEqualTo(8);
        assertThat(config.batch().size()).isEqualTo(192);
    }

    @Test
    void previewNamesAndHowToTurnThemOff() {
        WorkerConfig config = read(Map.of(
                        "impasto.worker.preview.interval", "PT1S",
                        "impasto.worker.preview.longer-side", "300",
                        "impasto.worker.preview.quality", "70"))
                .getConfigMapping(WorkerConfig.class);
        assertThat(config.preview().interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.preview().longerSide()).isEqualTo(300);
        assertThat(config.preview().quality()).isEqualTo(70);
        WorkerConfig without =
                read(Map.of("impasto.worker.preview.interval", "0")).getConfigMapping(WorkerConfig.class);
        assertThat(without.preview().interval()).isZero();
    }

    private static SmallRyeConfig read(Map<String, String> properties) {
        Map<String, String> complete = new HashMap<>(KEYS);
        complete.putAll(properties);
        return readExactly(complete);
    }

    private static SmallRyeConfig readExactly(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(KafkaConfig.class)
                .withMapping(StoreConfig.class)
                .withMapping(ImagesConfig.class)
                .withMapping(WorkerConfig.class)
                .build();
    }
}
