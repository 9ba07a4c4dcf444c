package io.impasto.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.LossTerms;
import io.impasto.common.wire.Contract;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a job stands, as the gateway says it; what isn't known, or doesn't apply in its state, is {@code null}.
 *
 * @param state {@code accepted}, {@code running}, {@code succeeded}, {@code failed}, {@code cancelled} or {@code expired}
 * @param cancelRequested true if somebody wants it no more and it hasn't ended yet
 * @param attempt the present one, or the last that was let go; from 1
 * @param resumedFromStep how many steps earlier attempts have done for this one
 * @param choice what the worker chose, and why, for people
 * @param completeness the share of the planned steps that the picture has had; left out if it had them all
 * @param reduced true if memory ran out on the way, so that the rest was painted in smaller tiles
 */
public record JobStatus(
        JobId id,
        String state,
        @Nullable Instant submittedAt,
        @Nullable Instant expirytime,
        @Nullable Boolean cancelRequested,
        @Nullable Integer attempt,
        @Nullable Integer resumedFromStep,
        @Nullable String worker,
        @Nullable String device,
        @Nullable String choice,
        @Nullable Progress progress,
        @Nullable Preview preview,
        @Nullable Image image,
        @Nullable Double completeness,
        @Nullable Boolean reduced,
        @Nullable Failure failure) {

    private static final Set<String> ENDS = Set.of("succeeded", "failed", "cancelled", "expired");

    /** A gateway that is newer than this says more than this knows. */
    private static final ObjectMapper JSON = Contract.json().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /**
     * How far it has come.
     *
     * @param losses weighted
     * @param secondsLeft at the recent pace, s
     */
    public record Progress(
            int step,
            int steps,
            @Nullable LossTerms losses,
            @Nullable Double secondsPerStep,
            @Nullable Double secondsLeft) {}

    /**
     * What the picture looked like at a step.
     *
     * @param width px
     * @param height px
     * @param url relative to the gateway
     */
    public record Preview(int step, int width, int height, String url) {}

    /**
     * The finished picture, as the store has it.
     *
     * @param object {@code s3://bucket/key}
     * @param width px
     * @param height px
     */
    public record Image(String object, String mediaType, String sha256, long bytes, int width, int height) {}

    /** Why it can't be done. */
    public record Failure(String code, String detail) {

        /** The contract's own; one that this version doesn't know keeps its code in the detail. */
        public JobFailure asJobFailure() {
            try {
                return JobFailure.of(code, detail);
            } catch (IllegalArgumentException unknown) {
                return new JobFailure.Internal(code + ": " + detail);
            }
        }
    }

    static JobStatus read(byte[] json) throws IOException {
        return JSON.readValue(json, JobStatus.class);
    }

    /** Nothing more comes. */
    public boolean ended() {
        return ENDS.contains(state);
    }

    public boolean succeeded() {
        return state.equals("succeeded");
    }
}
