package io.impasto.common.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.InvalidInputException;
import io.impasto.common.job.JobId;
import io.impasto.common.job.StyleJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A request as a Kafka record: plain JSON, keyed by job id. Reads CloudEvents too, binary (the value is the same JSON) and
 * structured (the JSON is its {@code data}). Safe for use by several threads.
 */
public final class RequestCodec {

    private static final String STRUCTURED = "application/cloudevents+json";

    private final ObjectMapper json = Contract.json();

    public ProducerRecord<String, byte[]> encode(StyleJob job) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(Topic.REQUESTS, job.id().value(), toJson(job));
        message.headers().add(ContractHeaders.CONTENT_TYPE, "application/json".getBytes(StandardCharsets.UTF_8));
        return message;
    }

    /** The JSON of a request. */
    public byte[] toJson(StyleJob job) {
        try {
            return json.writeValueAsBytes(job);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a valid job always has a JSON form", e);
        }
    }

    /**
     * Reads a record of the request topic.
     *
     * @throws UndecodableRequestException naming the offending field or, for broken JSON, its line and column
     */
    public StyleJob decode(Headers headers, byte @Nullable [] value) throws UndecodableRequestException {
        byte[] body = isStructured(headers) ? data(headers, value) : value;
        if (body == null || body.length == 0) {
            throw new UndecodableRequestException("the record has no value; a request in JSON is expected", null, null);
        }
        JsonNode tree = parse(body);
        try {
            return json.treeToValue(tree, StyleJob.class);
        } catch (JsonProcessingException e) {
            throw new UndecodableRequestException(JsonProblems.describe(e), readableId(tree), e);
        }
    }

    private JsonNode parse(byte[] body) throws UndecodableRequestException {
        try {
            JsonNode tree = json.readTree(JsonText.of(body));
            if (!tree.isObject()) {
                throw new UndecodableRequestException(
                        "the value is not a JSON object but " + tree.getNodeType(), null, null);
            }
            return tree;
        } catch (IOException e) {
            throw new UndecodableRequestException(JsonProblems.describe(e), null, e);
        }
    }

    private static boolean isStructured(Headers headers) {
        Header type = headers.lastHeader(ContractHeaders.CONTENT_TYPE);
        return type != null
                && type.value() != null
                && new String(type.value(), StandardCharsets.UTF_8).startsWith(STRUCTURED);
    }

    private static byte @Nullable [] data(Headers headers, byte @Nullable [] value) throws UndecodableRequestException {
        try {
            return ReceivedCloudEvent.of(headers, value == null ? new byte[0] : value)
                    .data();
        } catch (IllegalArgumentException e) {
            throw new UndecodableRequestException("not a structured CloudEvent: " + e.getMessage(), null, e);
        }
    }

    private static @Nullable JobId readableId(JsonNode tree) {
        JsonNode id = tree.get("id");
        if (id == null || !id.isTextual()) {
            return null;
        }
        try {
            return new JobId(id.textValue());
        } catch (InvalidInputException e) {
            return null;
        }
    }
}
