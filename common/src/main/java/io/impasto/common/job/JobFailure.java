package io.impasto.common.job;

import io.impasto.common.Quoted;
import java.util.List;

/**
 * Why a job can't succeed: a closed set. The type decides whether trying again can help; {@link #code()} is what an event, a
 * problem type and a metric label carry.
 */
public sealed interface JobFailure {

    /** Of all kinds of failure: the values that a metric's label may take. */
    List<String> CODES = List.of(
            "invalid-request",
            "forbidden-reference",
            "missing-object",
            "unreadable-image",
            "image-too-large",
            "image-too-small",
            "weights-missing",
            "diverged",
            "out-of-memory",
            "worker-crashed",
            "id-taken",
            "store-unavailable",
            "internal");

    /** The stable name of this kind of failure, such as {@code missing-object}. */
    String code();

    /** Names what is wrong and what would be right, for the person who submitted the job. */
    String detail();

    /** Whether the same request may succeed later, without anyone changing it. */
    default boolean retriable() {
        return false;
    }

    /** The request itself is wrong: broken JSON, an unknown option, a value out of range. */
    record InvalidRequest(String detail) implements JobFailure {
        @Override
        public String code() {
            return "invalid-request";
        }
    }

    /** A reference points outside the buckets that are allowed. */
    record ForbiddenReference(String detail) implements JobFailure {
        @Override
        public String code() {
            return "forbidden-reference";
        }
    }

    /** A referenced object isn't there. */
    record MissingObject(String detail) implements JobFailure {
        @Override
        public String code() {
            return "missing-object";
        }
    }

    /** Bytes that aren't a picture, or not a whole one. */
    record UnreadableImage(String detail) implements JobFailure {
        @Override
        public String code() {
            return "unreadable-image";
        }
    }

    /** A picture of more bytes or pixels than is allowed, or one that would lead to such an output. */
    record ImageTooLarge(String detail) implements JobFailure {
        @Override
        public String code() {
            return "image-too-large";
        }
    }

    /** The picture is smaller than the network's deepest layer in use needs. */
    record ImageTooSmall(String detail) implements JobFailure {
        @Override
        public String code() {
            return "image-too-small";
        }
    }

    /** The worker has no weights for the network asked for, or none that can be used. */
    record WeightsMissing(String detail) implements JobFailure {
        @Override
        public String code() {
            return "weights-missing";
        }
    }

    /** The optimisation left the finite numbers. */
    record Diverged(String detail) implements JobFailure {
        @Override
        public String code() {
            return "diverged";
        }
    }

    /** Memory ran out, in smaller tiles too. */
    record OutOfMemory(String detail) implements JobFailure {
        @Override
        public String code() {
            return "out-of-memory";
        }
    }

    /** The request brought down its worker again and again, and is tried no more. */
    record WorkerCrashed(String detail) implements JobFailure {
        @Override
        public String code() {
            return "worker-crashed";
        }
    }

    /** Another request was made under the same id before; that one's job goes on. */
    record IdTaken(String detail) implements JobFailure {
        @Override
        public String code() {
            return "id-taken";
        }
    }

    /** The blob store doesn't answer, or refuses for now. */
    record StoreUnavailable(String detail) implements JobFailure {
        @Override
        public String code() {
            return "store-unavailable";
        }

        @Override
        public boolean retriable() {
            return true;
        }
    }

    /** Something that nobody foresaw; the worker's log has the whole story. */
    record Internal(String detail) implements JobFailure {
        @Override
        public String code() {
            return "internal";
        }
    }

    /** The failure of the given code; one that only a later version knows is an {@link Internal} that names it. */
    static JobFailure of(String code, String detail) {
        return switch (code) {
            case "invalid-request" -> new InvalidRequest(detail);
            case "forbidden-reference" -> new ForbiddenReference(detail);
            case "missing-object" -> new MissingObject(detail);
            case "unreadable-image" -> new UnreadableImage(detail);
            case "image-too-large" -> new ImageTooLarge(detail);
            case "image-too-small" -> new ImageTooSmall(detail);
            case "weights-missing" -> new WeightsMissing(detail);
            case "diverged" -> new Diverged(detail);
            case "out-of-memory" -> new OutOfMemory(detail);
            case "worker-crashed" -> new WorkerCrashed(detail);
            case "id-taken" -> new IdTaken(detail);
            case "store-unavailable" -> new StoreUnavailable(detail);
            case "internal" -> new Internal(detail);
            default -> new Internal(Quoted.abbreviated(code) + ": " + detail);
        };
    }
}
