package io.impasto.gateway.follow;

import io.impasto.common.event.JobEvent;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.ControlCodec;
import io.impasto.common.wire.EventCodec;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.Topic;
import io.impasto.common.wire.UndecodableControlException;
import io.impasto.common.wire.UndecodableEventException;
import io.impasto.common.wire.UndecodableRequestException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** What a record says of a job; what can't be read is told to the log and left out. */
final class KafkaRecordReading {

    private static final Logger LOG = Logger.getLogger(KafkaRecordReading.class);

    private final RequestCodec requests = new RequestCodec();
    private final ControlCodec control = new ControlCodec();
    private final EventCodec events = new EventCodec("/gateway");
    private final JobEventListener listener;

    /** @param listener hears of every event */
    KafkaRecordReading(JobEventListener listener) {
        this.listener = listener;
    }

    Optional<JobChange> read(ConsumerRecord<String, byte[]> message) {
        String origin = message.topic() + "-" + message.partition() + "@" + message.offset();
        Instant at = Instant.ofEpochMilli(message.timestamp());
        try {
            return switch (message.topic()) {
                case Topic.REQUESTS, Topic.URGENT -> Optional.of(submitted(message, at, origin));
                case Topic.CONTROL -> command(message, origin);
                default -> Optional.of(happened(events.decode(message), at, origin));
            };
        } catch (UndecodableRequestException
                | UndecodableControlException
                | UndecodableEventException
                | RuntimeException e) {
            // Whatever somebody wrote to a topic, the view of all the other jobs goes on.
            LOG.warnf("record=skipped from=%s reason=\"%s\"", origin, e.getMessage());
            return Optional.empty();
        }
    }

    private JobChange submitted(ConsumerRecord<String, byte[]> message, Instant at, String origin)
            throws UndecodableRequestException {
        StyleJob job = requests.decode(message.headers(), message.value());
        return JobChange.submitted(
                job.id(),
                new TrackedJob.Submission(
                        at,
                        requests.digest(job),
                        RequestCodec.submitter(message.headers()),
                        RequestCodec.callback(message.headers()),
                        job.expirytime()),
                origin);
    }

    private JobChange happened(JobEvent event, Instant at, String origin) {
        listener.happened(event);
        return JobChange.happened(event, at, origin);
    }

    /** Without a value it only clears the compacted topic. */
    private Optional<JobChange> command(ConsumerRecord<String, byte[]> message, String origin)
            throws UndecodableControlException {
        return message.value() == null
                ? Optional.empty()
                : Optional.of(JobChange.cancelRequested(control.decode(message), origin));
    }
}
