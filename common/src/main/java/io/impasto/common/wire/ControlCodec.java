package io.impasto.common.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobId;
import io.impasto.common.job.RequestDigest;
import java.io.IOException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A command to a job as a Kafka record: JSON, keyed by job id; the record's timestamp says when it was given. Safe for use by several
 * threads.
 */
public final class ControlCodec {

    private static final String CANCEL = "cancel";

    private final ObjectMapper json = Contract.json();

    /** @param action {@code cancel} is the only one */
    private record Command(
            @JsonProperty(required = true) String action,
            @Nullable RequestDigest request) {}

    /** The record's timestamp is left to the broker, or the producer. */
    public ProducerRecord<String, byte[]> encode(JobId job, @Nullable RequestDigest request) {
        try {
            return new ProducerRecord<>(
                    Topic.CONTROL, job.value(), json.writeValueAsBytes(new Command(CANCEL, request)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a command always has a JSON form", e);
        }
    }

    /**
     * Reads a record of the control topic that has a value.
     *
     * @throws UndecodableControlException naming what is wrong with its key or value
     */
    public Cancellation decode(ConsumerRecord<String, byte[]> message) throws UndecodableControlException {
        try {
            if (message.key() == null) {
                throw new InvalidInputException("key", "is missing; it is the job's id");
            }
            Command command = json.readValue(JsonText.of(message.value()), Command.class);
            if (command == null || !command.action().equals(CANCEL)) {
                throw new InvalidInputException(
                        "action",
                        "'" + (command == null ? null : Quoted.abbreviated(command.action())) + "' is not cancel");
            }
            return new Cancellation(
                    new JobId(message.key()), Instant.ofEpochMilli(message.timestamp()), command.request());
        } catch (IOException e) {
            throw new UndecodableControlException("not a command: " + JsonProblems.describe(e), e);
        } catch (InvalidInputException e) {
            throw new UndecodableControlException("not a command: " + e.getMessage(), e);
        }
    }
}
