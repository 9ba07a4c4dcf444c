package io.impasto.common.wire;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A request that is made anew, at once or later. It stays the same request: its key, value, headers and timestamp (when it was made) go with it;
 * what must be remembered of it beside is in headers of its own.
 */
public final class DeferredRequest {

    private DeferredRequest() {}

    /** The same request once more. */
    public static ProducerRecord<String, byte[]> again(ConsumerRecord<String, byte[]> request) {
        return moved(request, request.topic());
    }

    /**
     * The request on its way to the deferred ones.
     *
     * @param endedAttempt an attempt that came to nothing; empty if none was begun
     */
    public static ProducerRecord<String, byte[]> of(
            ConsumerRecord<String, byte[]> request, Instant notBefore, Optional<Integer> endedAttempt) {
        ProducerRecord<String, byte[]> deferred = moved(request, Topic.DEFERRED);
        set(deferred.headers(), ContractHeaders.NOT_BEFORE, notBefore.toString());
        set(deferred.headers(), ContractHeaders.RETURN_TO, request.topic());
        set(deferred.headers(), ContractHeaders.DEFERRALS, Integer.toString(deferrals(request.headers()) + 1));
        endedAttempt.ifPresent(
                attempt -> add(deferred.headers(), ContractHeaders.ENDED_ATTEMPT, Integer.toString(attempt)));
        return deferred;
    }

    /** A deferred request on its way back to where it came from. */
    public static ProducerRecord<String, byte[]> returned(ConsumerRecord<String, byte[]> deferred) {
        String from = text(deferred.headers().lastHeader(ContractHeaders.RETURN_TO));
        String topic = Topic.URGENT.equals(from) ? Topic.URGENT : Topic.REQUESTS;
        ProducerRecord<String, byte[]> request = moved(deferred, topic);
        request.headers().remove(ContractHeaders.NOT_BEFORE).remove(ContractHeaders.RETURN_TO);
        return request;
    }

    /** When a deferred request may be tried again; long ago if that can't be read. */
    public static Instant notBefore(Headers headers) {
        try {
            String text = text(headers.lastHeader(ContractHeaders.NOT_BEFORE));
            return text == null ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /** How often a request was put off. */
    public static int deferrals(Headers headers) {
        return number(headers.lastHeader(ContractHeaders.DEFERRALS)).orElse(0);
    }

    /** The numbers of its attempts that came to nothing by no fault of its own. */
    public static Set<Integer> endedAttempts(Headers headers) {
        Set<Integer> numbers = new HashSet<>();
        headers.headers(ContractHeaders.ENDED_ATTEMPT)
                .forEach(header -> number(header).ifPresent(numbers::add));
        return numbers;
    }

    private static ProducerRecord<String, byte[]> moved(ConsumerRecord<String, byte[]> request, String topic) {
        // Kafka's word for "no timestamp" is a negative one, which a producer refuses.
        Long timestamp = request.timestamp() < 0 ? null : request.timestamp();
        return new ProducerRecord<>(topic, null, timestamp, request.key(), request.value(), request.headers());
    }

    private static void set(Headers headers, String name, String value) {
        headers.remove(name);
        add(headers, name, value);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Integer> number(@Nullable Header header) {
        try {
            String text = text(header);
            return text == null ? Optional.empty() : Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String text(@Nullable Header header) {
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
