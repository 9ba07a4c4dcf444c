package io.impasto.gateway.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.wire.EventCodec;
import io.impasto.common.wire.KafkaConnection;
import io.impasto.common.wire.Topic;
import io.impasto.local.servers.LocalBroker;
import io.impasto.local.servers.LocalTopics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is learned outlives a restart, since the topic has it. */
class KafkaRecentCompletionsIT {

    @TempDir
    Path folder;

    @Test
    void lastCompletionsAreToldAndWhatCannotBeReadIsLeftOut() throws Exception {
        try (LocalBroker broker = LocalBroker.start(folder, 0)) {
            LocalTopics.create(broker.bootstrapServers());
            List<Succeeded> said = say(broker.bootstrapServers());
            List<JobEvent> heard = new ArrayList<>();

            new KafkaRecentCompletions(KafkaConnection.to(broker.bootstrapServers()), 4).read(heard::add);

            assertThat(heard).isEqualTo(said.subList(7, 10));
            heard.clear();
            new KafkaRecentCompletions(KafkaConnection.to(broker.bootstrapServers()), 100).read(heard::add);
            assertThat(heard).isEqualTo(said);
        }
    }

    private static List<Succeeded> say(String bootstrapServers) throws Exception {
        SimulatedWorkers workers = new SimulatedWorkers(3, 0.1);
        EventCodec codec = new EventCodec("/worker/test");
        List<Succeeded> said = new ArrayList<>();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < 10; i++) {
                said.add(workers.paint(SimulatedWorkers.studio(128)));
                producer.send(codec.encode(said.get(i))).get();
            }
            producer.send(new ProducerRecord<>(Topic.COMPLETIONS, "x", "nonsense".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
        return said;
    }
}
