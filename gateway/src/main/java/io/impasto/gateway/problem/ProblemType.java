package io.impasto.gateway.problem;

import com.fasterxml.jackson.annotation.JsonValue;
import io.impasto.common.job.JobFailure;
import java.util.Arrays;

/** The kinds of problem: one for each failure of the contract, under its code, and those that only HTTP knows. */
public enum ProblemType {
    INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
    FORBIDDEN_REFERENCE("forbidden-reference", 403, "A reference points outside the allowed buckets"),
    MISSING_OBJECT("missing-object", 422, "A referenced object does not exist"),
    UNREADABLE_IMAGE("unreadable-image", 422, "Not a picture that can be read"),
    IMAGE_TOO_LARGE("image-too-large", 413, "A picture is too large"),
    IMAGE_TOO_SMALL("image-too-small", 422, "A picture is too small"),
    WEIGHTS_MISSING("weights-missing", 503, "The network's weights are missing"),
    DIVERGED("diverged", 422, "The optimisation diverged"),
    OUT_OF_MEMORY("out-of-memory", 422, "The workers have too little memory for this"),
    WORKER_CRASHED("worker-crashed", 500, "The request brought down its workers"),
    STORE_UNAVAILABLE("store-unavailable", 503, "The store does not answer"),
    INTERNAL("internal", 500, "Something went wrong here"),

    UNAUTHENTICATED("unauthenticated", 401, "It has to be known who asks"),
    FORBIDDEN("forbidden", 403, "The key doesn't allow this"),
    CROSS_SITE("cross-site", 403, "Another site's page asks for this"),
    UNKNOWN_HOST("unknown-host", 421, "The gateway isn't known by this name"),
    CALLBACK_REFUSED("callback-refused", 403, "Nobody is told at this address"),
    RATE_LIMITED("rate-limited", 429, "Too many requests"),
    TOO_MANY_OPEN_JOBS("too-many-open-jobs", 429, "Too many jobs at a time"),
    UNKNOWN_JOB("unknown-job", 404, "There is no such job"),
    ID_TAKEN("id-taken", 409, "Another job has this id"),
    NOT_FINISHED("not-finished", 409, "The job is not finished"),
    JOB_FAILED("job-failed", 409, "The job failed"),
    JOB_CANCELLED("job-cancelled", 409, "The job was cancelled"),
    JOB_EXPIRED("job-expired", 409, "The job's time was over"),
    NO_TRACE("no-trace", 404, "The job recorded no trace"),
    NO_PREVIEW("no-preview", 404, "There is nothing to see of the job at present"),
    RESULT_GONE("result-gone", 410, "The result is no longer in the store"),
    BROKER_UNAVAILABLE("broker-unavailable", 503, "The message broker does not answer"),
    VIEW_INCOMPLETE("view-incomplete", 503, "The jobs are still being read"),
    NOT_FOUND("not-found", 404, "There is nothing at this address"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "No representation that you accept"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The media type is not supported"),
    BODY_TOO_LARGE("body-too-large", 413, "The request is too large");

    private final String code;
    private final int status;
    private final String title;

    ProblemType(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    /** The type under which the contract's failure is told over HTTP. */
    public static ProblemType of(JobFailure failure) {
        return Arrays.stream(values())
                .filter(type -> type.code.equals(failure.code()))
                .findFirst()
                .orElse(INTERNAL);
    }

    /** The type for what the HTTP layer itself refuses with that status. */
    public static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            default -> status >= 400 && status < 500 ? INVALID_REQUEST : INTERNAL;
        };
    }

    /** The stable name; a metric's label too. */
    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Waiting may help. */
    public boolean passing() {
        return status == 503 || this == TOO_MANY_OPEN_JOBS;
    }

    @JsonValue
    public String urn() {
        return "urn:impasto:problem:" + code;
    }
}
