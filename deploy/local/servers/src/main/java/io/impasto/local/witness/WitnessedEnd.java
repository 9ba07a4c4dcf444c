package io.impasto.local.witness;

import io.impasto.common.event.JobEvent;

/**
 * A record of the completion topic.
 *
 * @param eventId its CloudEvents id, by which a repeat is recognised
 */
public record WitnessedEnd(String eventId, JobEvent.Terminal event) {

    public String jobId() {
        return event.jobId().value();
    }
}
