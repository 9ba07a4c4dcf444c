package io.impasto.worker.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.impasto.common.job.RequestDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try at a job.
 *
 * @param number counts from 1
 * @param request what was asked for
 * @param ended why it was given up for another; null if it is under way, or brought down its worker
 */
public record Attempt(
        int number,
        @JsonProperty(required = true) RequestDigest request,
        @JsonProperty(required = true) String worker,
        @JsonProperty(required = true) Instant begun,
        @Nullable String ended) {}
