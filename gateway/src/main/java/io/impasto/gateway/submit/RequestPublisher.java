package io.impasto.gateway.submit;

import io.impasto.common.job.StyleJob;
import java.time.Instant;

/** Hands a request to the workers. */
public interface RequestPublisher {

    /**
     * Returns once the request can't be lost any more.
     *
     * @return when it was taken
     * @throws io.impasto.gateway.publish.NotPublishedException if that can't be said within a few seconds
     */
    Instant publish(StyleJob job, Priority priority);
}
