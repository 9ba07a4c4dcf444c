package io.impasto.gateway.follow;

import io.impasto.common.wire.ControlCodec;
import io.impasto.common.wire.EventCodec;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.Topic;
import io.impasto.common.wire.UndecodableControlException;
import io.impasto.common.wire.UndecodableEventException;
import io.impasto.common.wire.UndecodableRequestException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Folds one record after the other into the view; what can't be read is told to the log and left out. */
final class KafkaRecordFold {

    private static final Logger LOG = Logger.getLogger(KafkaRecordFold.class);

    private final FoldedJobView view;
    private final RequestCodec requests = new RequestCodec();
    private final ControlCodec control = new ControlCodec();
    private final EventCodec events = new EventCodec("/gateway");

    KafkaRecordFold(FoldedJobView view) {
        this.view = view;
    }

    void read(ConsumerRecord<String, byte[]> message) {
        try {
            switch (message.topic()) {
                case Topic.REQUESTS, Topic.URGENT ->
                    view.submitted(
                            requests.decode(message.headers(), message.value()),
                            Instant.ofEpochMilli(message.timestamp()),
                            RequestCodec.submitter(message.headers()),
                            RequestCodec.callback(message.headers()));
                case Topic.CONTROL -> command(message);
                default -> view.happened(events.decode(message));
            }
        } catch (UndecodableRequestException
                | UndecodableControlException
                | UndecodableEventException
                | RuntimeException e) {
            // Whatever somebody wrote to a topic, the view of all the other jobs goes on.
            LOG.warnf(
                    "record=skipped topic=%s partition=%d offset=%d reason=\"%s\"",
                    message.topic(), message.partition(), message.offset(), e.getMessage());
        }
    }

    private void command(ConsumerRecord<String, byte[]> message) throws UndecodableControlException {
        if (message.value() != null) { // Without one it only clears the compacted topic.
            view.cancelRequested(control.decode(message));
        }
    }
}
