package io.impasto.gateway.problem;

import com.fasterxml.jackson.annotation.JsonValue;
import io.impasto.common.job.JobFailure;
import java.util.Arrays;

/** The kinds of problem: one for each failure of the contract, under its code, and those that only HTTP knows. */
public enum ProblemType {
    INVALID_REQUEST(
            "invalid-request",
            400,
            "The request is not valid",
            "Change what `detail` and `field` name; the same again is refused again."),
    FORBIDDEN_REFERENCE(
            "forbidden-reference",
            403,
            "A reference points outside the allowed buckets",
            "Refer to an object in an allowed bucket, or send the picture with the request. Whoever runs the gateway can allow a bucket (`impasto.store.allowed-buckets`)."),
    MISSING_OBJECT(
            "missing-object",
            422,
            "A referenced object does not exist",
            "Put the object into the store first, or correct the reference."),
    UNREADABLE_IMAGE(
            "unreadable-image",
            422,
            "Not a picture that can be read",
            "Send a whole picture in one of the formats that `detail` names."),
    IMAGE_TOO_LARGE(
            "image-too-large", 413, "A picture is too large", "Send a smaller picture, or ask for a smaller result."),
    IMAGE_TOO_SMALL(
            "image-too-small", 422, "A picture is too small", "Send a larger picture, or choose shallower layers."),
    WEIGHTS_MISSING(
            "weights-missing",
            503,
            "The network's weights are missing",
            "Choose another network, or let the worker choose; whoever runs the workers can give them the network's weights."),
    DIVERGED(
            "diverged",
            422,
            "The optimisation diverged",
            "Take smaller weights or a smaller learning rate, or a preset as it is."),
    OUT_OF_MEMORY(
            "out-of-memory",
            422,
            "The workers have too little memory for this",
            "Ask for a smaller size, or a smaller network."),
    WORKER_CRASHED(
            "worker-crashed",
            500,
            "The request brought down its workers",
            "Don't repeat it as it is; tell whoever runs the workers, whose logs say more."),
    STORE_UNAVAILABLE(
            "store-unavailable",
            503,
            "The store does not answer",
            "Try again after `Retry-After` seconds, under the same id."),
    INTERNAL(
            "internal",
            500,
            "Something went wrong here",
            "Tell whoever runs the gateway; its log has the whole story."),

    UNAUTHENTICATED(
            "unauthenticated",
            401,
            "It has to be known who asks",
            "Send an access key, `Authorization: Bearer …`; whoever runs the gateway gives them out."),
    FORBIDDEN(
            "forbidden",
            403,
            "The key doesn't allow this",
            "Use a key whose scopes allow it; whoever runs the gateway can give you one."),
    CROSS_SITE(
            "cross-site",
            403,
            "Another site's page asks for this",
            "Ask from the gateway's own page or from a program. Whoever runs the gateway can ask for keys, or allow the origin."),
    UNKNOWN_HOST(
            "unknown-host",
            421,
            "The gateway isn't known by this name",
            "Use the name that it was started with; whoever runs it can add one (`impasto.access.hosts`)."),
    CALLBACK_REFUSED(
            "callback-refused",
            403,
            "Nobody is told at this address",
            "Leave the callback out, or name a host that is allowed; whoever runs the gateway can allow one (`impasto.webhooks.allowed-hosts`)."),
    RATE_LIMITED(
            "rate-limited",
            429,
            "Too many requests",
            "Wait as many seconds as `Retry-After` says, and ask less often."),
    TOO_MANY_OPEN_JOBS(
            "too-many-open-jobs", 429, "Too many jobs at a time", "Wait until one of your jobs ends, or cancel one."),
    UNKNOWN_JOB("unknown-job", 404, "There is no such job", "Check the id. A job that ended long ago is forgotten."),
    JOB_FORGOTTEN(
            "job-forgotten",
            410,
            "The job ended too long ago",
            "Its picture may still be in the store; submit it again if it is wanted once more."),
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused",
            422,
            "The idempotency key came with another request before",
            "Choose a new key for a new request; repeat an old one unchanged."),
    ID_TAKEN(
            "id-taken",
            409,
            "Another job has this id",
            "Choose another id, or none; or repeat the first request unchanged."),
    NOT_FINISHED(
            "not-finished", 409, "The job is not finished", "Follow the job, and ask again when it has succeeded."),
    JOB_FAILED(
            "job-failed", 409, "The job failed", "See `failure` for why; submit it again, changed, under another id."),
    JOB_CANCELLED(
            "job-cancelled",
            409,
            "The job was cancelled",
            "Submit it again under another id if it is wanted after all."),
    JOB_EXPIRED("job-expired", 409, "The job's time was over", "Submit it again under another id, with more time."),
    NO_TRACE("no-trace", 404, "The job recorded no trace", "Submit the job with `options.trace` set to true."),
    NO_PREVIEW(
            "no-preview",
            404,
            "There is nothing to see of the job at present",
            "Ask again when the job shows a `preview`; when it has succeeded, fetch its image."),
    RESULT_GONE(
            "result-gone",
            410,
            "The result is no longer in the store",
            "Submit the job again under another id; the same options and seed give the same picture."),
    RANGE_NOT_SATISFIABLE(
            "range-not-satisfiable",
            416,
            "The result has no such bytes",
            "Ask for bytes below the length that `Content-Range` says, or for the whole."),
    UNKNOWN_UPLOAD(
            "unknown-upload",
            404,
            "There is no such upload",
            "Upload the picture; one that no job has used for long is taken away."),
    UNKNOWN_TICKET(
            "unknown-ticket", 404, "There is no such ticket", "Ask for a new one (`POST /v1/uploads/presigned`)."),
    TICKET_EXPIRED("ticket-expired", 410, "The ticket's time is over", "Ask for a new one, and complete it in time."),
    NOTHING_UPLOADED(
            "nothing-uploaded", 409, "Nothing was uploaded yet", "Send the picture to the ticket's address first."),
    UPLOAD_MISMATCH(
            "upload-mismatch",
            422,
            "The upload is not what was announced",
            "Announce the picture's own length, hash and type, and send just that."),
    BUSY("busy", 503, "Too much at once", "Try again after `Retry-After` seconds."),
    BROKER_UNAVAILABLE(
            "broker-unavailable",
            503,
            "The message broker does not answer",
            "Try again after `Retry-After` seconds, under the same id."),
    VIEW_INCOMPLETE(
            "view-incomplete",
            503,
            "The jobs are still being read",
            "Try again after `Retry-After` seconds; the gateway has just started."),
    VIEW_UNAVAILABLE(
            "view-unavailable",
            503,
            "The jobs can't be read",
            "Try again after `Retry-After` seconds; whoever runs the gateway finds the reason in its log."),
    NOT_FOUND(
            "not-found",
            404,
            "There is nothing at this address",
            "Check the address against the description of the interface."),
    METHOD_NOT_ALLOWED(
            "method-not-allowed", 405, "The method is not allowed here", "Use a method that the `Allow` header names."),
    NOT_ACCEPTABLE(
            "not-acceptable",
            406,
            "No representation that you accept",
            "Accept a media type that the address has, or leave `Accept` out."),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type",
            415,
            "The media type is not supported",
            "Send `multipart/form-data`, `application/json` or `application/cloudevents+json`, and say which."),
    BODY_TOO_LARGE(
            "body-too-large",
            413,
            "The request is too large",
            "Send fewer or smaller pictures, or refer to pictures in the store.");

    private final String code;
    private final int status;
    private final String title;
    private final String remedy;

    ProblemType(String code, int status, String title, String remedy) {
        this.code = code;
        this.status = status;
        this.title = title;
        this.remedy = remedy;
    }

    /** The type under which the contract's failure is told over HTTP. */
    public static ProblemType of(JobFailure failure) {
        return Arrays.stream(values())
                .filter(type -> type.code.equals(failure.code()))
                .findFirst()
                .orElse(INTERNAL);
    }

    /** @throws IllegalArgumentException if there is none of that code */
    public static ProblemType ofCode(String code) {
        return Arrays.stream(values())
                .filter(type -> type.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + code + "' is not the code of a problem type"));
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

    /** What whoever gets it can do, in a sentence or two; field names stand between backticks. */
    public String remedy() {
        return remedy;
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
