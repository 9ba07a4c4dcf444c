package io.impasto.common.wire;

import io.impasto.common.job.JobFailure;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A request that can't be processed, as it came, with the reason in headers. */
public final class DeadLetter {

    private DeadLetter() {}

    /** @param history the attempts at it, as JSON; null if there were none */
    public static ProducerRecord<String, byte[]> of(
            ConsumerRecord<String, byte[]> request, JobFailure why, @Nullable String history) {
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(Topic.DEAD, request.key(), request.value());
        request.headers().forEach(letter.headers()::add);
        add(letter, ContractHeaders.REASON_CODE, why.code());
        add(letter, ContractHeaders.REASON, why.detail());
        add(letter, ContractHeaders.ORIGIN, request.topic() + "-" + request.partition() + "@" + request.offset());
        if (history != null) {
            add(letter, ContractHeaders.HISTORY, history);
        }
        return letter;
    }

    private static void add(ProducerRecord<String, byte[]> letter, String header, String value) {
        letter.headers().add(header, value.getBytes(StandardCharsets.UTF_8));
    }
}
