package io.impasto.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.wire.Topic;
import io.impasto.local.servers.FreePort;
import io.impasto.local.servers.LocalBroker;
import io.impasto.local.servers.LocalTopics;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker with the proxy in front of it, and real clients on both sides. */
class ProxiedBrokerIT {

    private static final ProducerRecord<String, String> RECORD = new ProducerRecord<>(Topic.PROGRESS, "key", "value");

    @TempDir
    Path folder;

    @Test
    void clientsOfTheProxyFeelTheCutAndItsEndAndOthersFeelNothing() throws Exception {
        int behind = FreePort.find();
        try (TcpProxy proxy = TcpProxy.inFrontOf("127.0.0.1", behind);
                LocalBroker broker = LocalBroker.start(folder, 0, new LocalBroker.Proxied(behind, proxy.port()))) {
            LocalTopics.create(broker.bootstrapServers());
            try (KafkaProducer<String, String> proxied = producer("127.0.0.1:" + proxy.port());
                    KafkaProducer<String, String> direct = producer(broker.bootstrapServers())) {
                // Given
                assertThat(proxied.send(RECORD).get().offset()).isZero();

                // When
                proxy.turn(LinkState.CUT);

                // Then
                assertThatThrownBy(() -> proxied.send(RECORD).get()).isInstanceOf(ExecutionException.class);
                assertThat(direct.send(RECORD).get().offset()).isEqualTo(1);

                // When
                proxy.turn(LinkState.PASS);

                // Then
                assertThat(proxied.send(RECORD).get().offset()).isEqualTo(2);
            }
        }
    }

    private static KafkaProducer<String, String> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "request.timeout.ms",
                        1000,
                        "delivery.timeout.ms",
                        3000,
                        "linger.ms",
                        0,
                        "max.block.ms",
                        5000),
                new StringSerializer(),
                new StringSerializer());
    }
}
