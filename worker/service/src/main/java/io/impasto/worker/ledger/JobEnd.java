package io.impasto.worker.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.job.RequestDigest;

/**
 * How a job ended.
 *
 * @param request what had been asked for
 * @param event what is told of it, once or again
 */
public record JobEnd(
        @JsonProperty(required = true) RequestDigest request,
        @JsonProperty(required = true) Terminal event) {}
