package io.impasto.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.InvalidInputException;
import io.impasto.common.wire.KafkaConnection;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.Topic;
import io.impasto.worker.metrics.WorkerMetrics;
import io.impasto.worker.report.KafkaEventPublisher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchRulesTest {

    private static final int DELIVERIES = 5;
    private static final String SMALL = "\"preset\":\"classic\",\"size\":64";

    private static KafkaEventPublisher publisher;

    private final BatchRules rules = new BatchRules(4, 256);

    @BeforeAll
    static void open() {
        publisher = new KafkaEventPublisher(KafkaConnection.to("127.0.0.1:9"), "w1");
    }

    @AfterAll
    static void close() {
        publisher.close();
    }

    @Test
    void seedsWeightsAndLengthsMayDiffer() {
        assertThat(kind(SMALL))
                .isPresent()
                .isEqualTo(kind(SMALL + ",\"seed\":7"))
                .isEqualTo(kind(SMALL + ",\"contentWeight\":3,\"iterations\":20"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"preset\":\"classic\",\"size\":65",
                "\"preset\":\"classic\",\"size\":64,\"network\":\"vgg19\"",
                "\"preset\":\"studio\",\"size\":64",
                "\"preset\":\"gatys\",\"size\":64",
            })
    void anotherShapeIsAnotherKind(String options) {
        assertThat(kind(options)).isPresent().isNotEqualTo(kind(SMALL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"preset\":\"classic\",\"size\":257", "\"preset\":\"studio\",\"size\":64,\"originalSize\":true"
            })
    void largeOnesGoAlone(String options) {
        assertThat(kind(options)).isEmpty();
    }

    @Test
    void oneWhoseTimeIsLimitedGoesAlone() {
        assertThat(rules.kind(delivery(
                        request(SMALL).replace("{\"id\"", "{\"expirytime\":\"2030-01-01T00:00:00Z\",\"id\""), 1)))
                .isEmpty();
    }

    @Test
    void oneThatIsToBeMadeAnewOrIsNoneGoesAlone() {
        assertThat(rules.kind(delivery(request(SMALL), DELIVERIES))).isEmpty();
        assertThat(rules.kind(delivery("{", 1))).isEmpty();
    }

    @Test
    void whereNothingIsTakenTogetherNothingIsOfAKind() {
        assertThat(new BatchRules(1, 256).kind(delivery(request(SMALL), 1))).isEmpty();
    }

    @Test
    void lessThanOneIsRefused() {
        assertThatThrownBy(() -> new BatchRules(0, 256))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("impasto.worker.batch");
    }

    private Optional<Object> kind(String options) {
        return rules.kind(delivery(request(options), 1));
    }

    private static String request(String options) {
        return "{\"id\":\"j1\",\"content\":\"s3://pictures/c.png\",\"styles\":[\"s3://pictures/s.png\"],\"options\":{"
                + options + "}}";
    }

    private static KafkaDelivery delivery(String json, int count) {
        byte[] value = json.getBytes(StandardCharsets.UTF_8);
        ConsumerRecord<String, byte[]> request = new ConsumerRecord<>(
                Topic.REQUESTS,
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                value.length,
                "j1",
                value,
                new RecordHeaders(),
                Optional.empty(),
                Optional.of((short) count));
        return new KafkaDelivery(
                request, DELIVERIES, new RequestCodec(), publisher, new WorkerMetrics(new SimpleMeterRegistry()));
    }
}
