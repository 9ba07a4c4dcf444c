package io.impasto.common.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.InvalidInputException;
import io.impasto.common.job.JobId;
import io.impasto.common.job.RequestDigest;
import io.impasto.common.job.StyleJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A request as a Kafka record: plain JSON, keyed by job id. Reads CloudEvents too, binary (the value is the same JSON) and
 * structured (the JSON is its {@code data}). Safe for use by several threads.
 */
public final class RequestCodec {

    private static final String EXPIRY_HEADER = "ce_" + ReceivedCloudEvent.EXPIRY;
    private static final int LONGEST_SUBMITTER = 200;
    private static final String STRUCTURED = "application/cloudevents+json";

    private final ObjectMapper json = Contract.json();

    /** For the request topic, by nobody in particular. */
    public ProducerRecord<String, byte[]> encode(StyleJob job) {
        return encode(job, Topic.REQUESTS, null);
    }

    /** As the next one, with nobody to be told of the end. */
    public ProducerRecord<String, byte[]> encode(StyleJob job, String topic, @Nullable String submitter) {
        return encode(job, topic, submitter, null);
    }

    /**
     * @param topic one that workers take requests from
     * @param submitter who makes the request; {@code null} if that isn't known
     * @param callback the address that is to be told of the job's end; {@code null} for none
     */
    public ProducerRecord<String, byte[]> encode(
            StyleJob job, String topic, @Nullable String submitter, @Nullable String callback) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(topic, job.id().value(), toJson(job));
        message.headers().add(ContractHeaders.CONTENT_TYPE, "application/json".getBytes(StandardCharsets.UTF_8));
        if (submitter != null) {
            message.headers().add(ContractHeaders.SUBMITTER, submitter.getBytes(StandardCharsets.UTF_8));
        }
        if (callback != null) {
            message.headers().add(ContractHeaders.CALLBACK, callback.getBytes(StandardCharsets.UTF_8));
        }
        return message;
    }

    /** The address that is to be told of the job's end, if the record names one; whether anybody calls it is another question. */
    public static @Nullable String callback(Headers headers) {
        return header(headers, ContractHeaders.CALLBACK);
    }

    /** Who made the request, if its record says so; a longer name than anybody has is cut. */
    public static @Nullable String submitter(Headers headers) {
        String name = header(headers, ContractHeaders.SUBMITTER);
        return name == null || name.length() <= LONGEST_SUBMITTER ? name : name.substring(0, LONGEST_SUBMITTER);
    }

    /** The JSON of a request. */
    public byte[] toJson(StyleJob job) {
        try {
            return json.writeValueAsBytes(job);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a valid job always has a JSON form", e);
        }
    }

    /** Tells this request from another under the same id. */
    public RequestDigest digest(StyleJob job) {
        return RequestDigest.of(toJson(job));
    }

    /**
     * Reads a structured CloudEvent that came by another way than a record.
     *
     * @throws UndecodableRequestException as for a record
     */
    public StyleJob decodeStructured(byte[] event) throws UndecodableRequestException {
        return decode(
                new RecordHeaders().add(ContractHeaders.CONTENT_TYPE, STRUCTURED.getBytes(StandardCharsets.UTF_8)),
                event);
    }

    /**
     * Reads a record of the request topic.
     *
     * @throws UndecodableRequestException naming the offending field or, for broken JSON, its line and column
     */
    public StyleJob decode(Headers headers, byte @Nullable [] value) throws UndecodableRequestException {
        ReceivedCloudEvent event = isStructured(headers) ? structured(headers, value) : null;
        byte[] body = event == null ? value : event.data();
        if (body == null || body.length == 0) {
            throw new UndecodableRequestException("the record has no value; a request in JSON is expected", null, null);
        }
        JsonNode tree = parse(body);
        try {
            StyleJob job = json.treeToValue(tree, StyleJob.class);
            return expiring(job, event == null ? header(headers, EXPIRY_HEADER) : event.expirytime());
        } catch (JsonProcessingException e) {
            throw new UndecodableRequestException(JsonProblems.describe(e), readableId(tree), e);
        } catch (InvalidInputException e) {
            throw new UndecodableRequestException(String.valueOf(e.getMessage()), readableId(tree), e);
        }
    }

    /** CloudEvents' own attribute says the same as the field in the JSON, for those who can set only one of them. */
    private static StyleJob expiring(StyleJob job, @Nullable Object attribute) {
        if (attribute == null) {
            return job;
        }
        Instant at = Rfc3339.parse(ReceivedCloudEvent.EXPIRY, attribute.toString());
        if (job.expirytime() != null && !job.expirytime().equals(at)) {
            throw new InvalidInputException(
                    ReceivedCloudEvent.EXPIRY,
                    "the CloudEvent's attribute " + at + " is not the request's field " + job.expirytime());
        }
        return job.expiring(at);
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
        String type = header(headers, ContractHeaders.CONTENT_TYPE);
        return type != null && type.startsWith(STRUCTURED);
    }

    private static @Nullable String header(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static ReceivedCloudEvent structured(Headers headers, byte @Nullable [] value)
            throws UndecodableRequestException {
        try {
            return ReceivedCloudEvent.of(headers, value == null ? new byte[0] : value);
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
