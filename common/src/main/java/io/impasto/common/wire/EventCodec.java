package io.impasto.common.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.impasto.common.Quoted;
import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Cancelled;
import io.impasto.common.event.JobEvent.Expired;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Interrupted;
import io.impasto.common.event.JobEvent.Preview;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.event.JobEvent.Terminal;
import java.io.IOException;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event as a Kafka record: a CloudEvent in binary mode, keyed by job id, of type {@code io.impasto.job.<what>.v1}. Safe for
 * use by several threads.
 *
 * <p>An event's id is a function of what it says, so that a repeat is recognisable: a job has one id for each terminal state,
 * and one for each step of each attempt, and for its preview.
 */
public final class EventCodec {

    private static final String TYPE_PREFIX = "io.impasto.job.";
    private static final String TYPE_SUFFIX = ".v1";
    private static final Map<String, Class<? extends JobEvent>> TYPES = Map.of(
            "started", Started.class,
            "progressed", Progressed.class,
            "preview", Preview.class,
            "interrupted", Interrupted.class,
            "succeeded", Succeeded.class,
            "failed", Failed.class,
            "cancelled", Cancelled.class,
            "expired", Expired.class);

    private final ObjectMapper json = Contract.jsonOfAnyVersion();
    private final URI source;

    /** @param source the CloudEvents source, a URI reference that names the process which speaks, such as {@code /worker/w1} */
    public EventCodec(String source) {
        this.source = URI.create(source);
    }

    public ProducerRecord<String, byte[]> encode(JobEvent event) {
        String key = event.jobId().value();
        CloudEventBuilder cloudEvent = CloudEventBuilder.v1()
                .withId(id(event))
                .withSource(source)
                .withType(TYPE_PREFIX + event.what() + TYPE_SUFFIX)
                .withSubject(key)
                .withTime(event.at().atOffset(ZoneOffset.UTC))
                .withData("application/json", toJson(event));
        if (event instanceof Succeeded succeeded) {
            cloudEvent.withExtension(
                    "dataref", succeeded.result().image().object().toString());
        }
        String topic = event instanceof Terminal ? Topic.COMPLETIONS : Topic.PROGRESS;
        return KafkaMessageFactory.createWriter(topic, key).writeBinary(cloudEvent.build());
    }

    /**
     * Reads a record of the progress or completion topic.
     *
     * @throws UndecodableEventException if it isn't a CloudEvent, or not one of this contract's
     */
    public JobEvent decode(ConsumerRecord<String, byte[]> message) throws UndecodableEventException {
        try {
            ReceivedCloudEvent cloudEvent = ReceivedCloudEvent.of(message.headers(), message.value());
            if (cloudEvent.data() == null) {
                throw new IllegalArgumentException("the event has no data");
            }
            @Nullable JobEvent event = json.readValue(JsonText.of(cloudEvent.data()), typeOf(cloudEvent.type()));
            if (event == null) {
                throw new IllegalArgumentException("its data is null");
            }
            return event;
        } catch (IllegalArgumentException e) {
            throw new UndecodableEventException("not an event of this contract: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UndecodableEventException("not an event of this contract: " + JsonProblems.describe(e), e);
        }
    }

    private static Class<? extends JobEvent> typeOf(String cloudEventType) {
        if (cloudEventType.startsWith(TYPE_PREFIX) && cloudEventType.endsWith(TYPE_SUFFIX)) {
            Class<? extends JobEvent> type = TYPES.get(cloudEventType.substring(
                    TYPE_PREFIX.length(),
                    Math.max(TYPE_PREFIX.length(), cloudEventType.length() - TYPE_SUFFIX.length())));
            if (type != null) {
                return type;
            }
        }
        throw new IllegalArgumentException("unknown type '" + Quoted.abbreviated(cloudEventType) + "'");
    }

    private static String id(JobEvent event) {
        String job = event.jobId().value();
        if (event instanceof Started started) {
            return job + "/started/" + started.attempt();
        } else if (event instanceof Progressed progressed) {
            return job + "/progressed/" + progressed.attempt() + "/" + progressed.step();
        } else if (event instanceof Preview preview) {
            return job + "/preview/" + preview.attempt() + "/" + preview.step();
        } else if (event instanceof Interrupted interrupted) {
            return job + "/interrupted/" + interrupted.attempt();
        }
        return job + "/" + event.what();
    }

    private byte[] toJson(JobEvent event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event always has a JSON form", e);
        }
    }
}
