package io.impasto.worker.intake;

import io.impasto.worker.device.DeviceThread.Assignment;
import io.impasto.worker.run.Delivery;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A request that was taken to go along with another, with a lease of its own. */
record Companion(ConsumerRecord<String, byte[]> request, Delivery delivery, RecordLease lease) {

    Assignment assignment() {
        return new Assignment(delivery, lease);
    }
}
