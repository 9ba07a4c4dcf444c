package io.impasto.gateway.follow;

import io.impasto.common.wire.EventCodec;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.Topic;
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
    private final EventCodec events = new EventCodec("/gateway");

    KafkaRecordFold(FoldedJobView view) {
        this.view = view;
    }

    void read(ConsumerRecord<String, byte[]> message) {
        try {
            if (message.topic().equals(Topic.REQUESTS)) {
                view.submitted(
                        requests.decode(message.headers(), message.value()), Instant.ofEpochMilli(message.timestamp()));
            } else {
                view.happened(events.decode(message));
            }
        } catch (UndecodableRequestException | UndecodableEventException | RuntimeException e) {
            // Whatever somebody wrote to a topic, the view of all the other jobs goes on.
            LOG.warnf(
                    "record=skipped topic=%s partition=%d offset=%d reason=\"%s\"",
                    message.topic(), message.partition(), message.offset(), e.getMessage());
        }
    }
}
