package io.impasto.gateway.follow;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.impasto.common.job.JobState;
import io.impasto.common.wire.Contract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A job as the gateway's store has it; nobody else reads that. */
final class TrackedJobJson {

    /** To be counted up with whatever makes stored jobs unreadable or wrong: the view is then read anew from the topics. */
    static final int FORMAT = 2;

    private final ObjectMapper json = Contract.json()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS) // a state that has nothing more to say
            .addMixIn(JobState.class, NamedState.class);

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = JobState.Accepted.class, name = "accepted"),
        @JsonSubTypes.Type(value = JobState.Running.class, name = "running"),
        @JsonSubTypes.Type(value = JobState.Succeeded.class, name = "succeeded"),
        @JsonSubTypes.Type(value = JobState.Failed.class, name = "failed"),
        @JsonSubTypes.Type(value = JobState.Cancelled.class, name = "cancelled"),
        @JsonSubTypes.Type(value = JobState.Expired.class, name = "expired")
    })
    private interface NamedState {}

    byte[] encode(TrackedJob job) {
        try {
            return json.writeValueAsBytes(job);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job always has a JSON form", e);
        }
    }

    /** @throws IOException if it isn't what {@link #encode} wrote */
    TrackedJob decode(byte[] value) throws IOException {
        TrackedJob job = json.readValue(value, TrackedJob.class);
        if (job == null) {
            throw new IOException("it is " + new String(value, StandardCharsets.UTF_8));
        }
        return job;
    }
}
