package io.impasto.common.wire;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.impasto.common.Quoted;
import java.io.IOException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the codecs take from a CloudEvent.
 *
 * @param type as the sender wrote it
 * @param data null if there is none
 * @param expirytime the attribute of that name; null if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReceivedCloudEvent(
        String type, byte @Nullable [] data, @Nullable Object expirytime) {

    static final String EXPIRY = "expirytime";

    /** @throws IllegalArgumentException if the record is no CloudEvent; says in one line what is wrong */
    static ReceivedCloudEvent of(Headers headers, byte @Nullable [] value) {
        try {
            CloudEvent event = KafkaMessageFactory.createReader(headers, value).toEvent();
            @Nullable CloudEventData data = event.getData();
            return new ReceivedCloudEvent(
                    event.getType(), data == null ? null : data.toBytes(), event.getExtension(EXPIRY));
        } catch (RuntimeException e) {
            // The SDK meets hostile records with whatever the first wrong byte leads to.
            throw new IllegalArgumentException(problem(e), e);
        }
    }

    private static String problem(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException json) {
                return JsonProblems.describe(json);
            }
        }
        return Quoted.abbreviated(String.valueOf(e.getMessage()));
    }
}
