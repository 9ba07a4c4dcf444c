package io.impasto.worker.intake;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where a request stands, for the log, and to tell it from others. */
final class Origin {

    private Origin() {}

    static String of(ConsumerRecord<String, byte[]> request) {
        return request.topic() + "-" + request.partition() + "@" + request.offset();
    }
}
