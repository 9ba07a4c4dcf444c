package io.impasto.gateway.submit;

import io.impasto.common.job.StyleJob;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Hands a request to the workers. */
public interface RequestPublisher {

    /**
     * Returns once the request can't be lost any more.
     *
     * @param submitter who makes it; {@code null} if that isn't known
     * @param callback the address that is to be told of the job's end; {@code null} for none
     * @return when it was taken
     * @throws io.impasto.gateway.publish.NotPublishedException if that can't be said within a few seconds
     */
    Instant publish(StyleJob job, Priority priority, @Nullable String submitter, @Nullable String callback);
}
