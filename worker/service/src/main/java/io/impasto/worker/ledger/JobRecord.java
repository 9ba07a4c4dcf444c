package io.impasto.worker.ledger;

import io.impasto.common.job.RequestDigest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that is known of a job.
 *
 * @param attempts in their order
 * @param last the number of the last attempt, whether or not it can be read; 0 if there was none
 */
public record JobRecord(List<Attempt> attempts, int last, Optional<JobEnd> end) {

    /** What was asked for first under the id; empty if it is new. */
    public Optional<RequestDigest> request() {
        return end.map(JobEnd::request)
                .or(() -> attempts.stream().map(Attempt::request).findFirst());
    }

    /** Whether something else was asked for first under the id. */
    public boolean isOfAnother(RequestDigest digest) {
        return request().filter(first -> !first.equals(digest)).isPresent();
    }

    /** The attempts as JSON, for people. */
    public String history() {
        return new String(LedgerJson.write(attempts), StandardCharsets.UTF_8);
    }

    /**
     * How many attempts brought down their workers: they were begun, and never said how they ended.
     *
     * @param known the numbers of those that are known from elsewhere to have ended well
     */
    public int crashes(Set<Integer> known) {
        return (int) attempts.stream()
                .filter(attempt -> attempt.ended() == null && !known.contains(attempt.number()))
                .count();
    }
}
