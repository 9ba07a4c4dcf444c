package io.impasto.common.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record as a file, so that any bytes are one: a line {@code name: value} for each header, an empty line, and the record's value. A
 * line without a colon is a header whose value is null; where the empty line is missing, so is the record's value.
 */
record RecordFile(Headers headers, byte[] value) {

    static RecordFile of(byte[] file) {
        Headers headers = new RecordHeaders();
        for (int from = 0; from < file.length; ) {
            int end = from;
            while (end < file.length && file[end] != '\n') {
                end++;
            }
            if (end == from) {
                return new RecordFile(headers, Arrays.copyOfRange(file, from + 1, file.length));
            }
            String line = new String(file, from, end - from, StandardCharsets.ISO_8859_1);
            int colon = line.indexOf(": ");
            headers.add(
                    colon < 0 ? line : line.substring(0, colon),
                    colon < 0 ? null : line.substring(colon + 2).getBytes(StandardCharsets.ISO_8859_1));
            from = end + 1;
        }
        return new RecordFile(headers, null);
    }

    static byte[] bytes(ProducerRecord<String, byte[]> message) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (Header header : message.headers()) {
            String value = new String(header.value(), StandardCharsets.ISO_8859_1);
            file.writeBytes((header.key() + ": " + value + "\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        file.write('\n');
        file.writeBytes(message.value());
        return file.toByteArray();
    }

    ConsumerRecord<String, byte[]> received(String topic) {
        ConsumerRecord<String, byte[]> received = new ConsumerRecord<>(topic, 0, 0, "a", value);
        headers.forEach(received.headers()::add);
        return received;
    }
}
