package io.impasto.gateway.cancel;

import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobId;
import io.impasto.common.job.RequestDigest;
import org.jspecify.annotations.Nullable;

/** Tells the workers that a job isn't wanted any more. */
public interface CancelPublisher {

    /**
     * Returns once that can't be lost any more.
     *
     * @param request which of the requests under the id; null for whichever
     * @throws io.impasto.gateway.publish.NotPublishedException if that can't be said within a few seconds
     */
    Cancellation publish(JobId id, @Nullable RequestDigest request);
}
