package io.impasto.gateway.follow;

import io.impasto.common.event.JobEvent;

/** Hears of every event that is read from the topics; on the reading thread, so it returns at once. */
public interface JobEventListener {

    /** Some events may be heard again, after a restart or from several readers. */
    void happened(JobEvent event);
}
