package io.impasto.gateway.submit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.impasto.common.InvalidInputException;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.Contract;
import io.impasto.common.wire.JsonProblems;
import io.impasto.common.wire.JsonText;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.UndecodableRequestException;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what a submitter wrote in JSON, as strictly as the contract, and says what is wrong in the submitter's words. */
public final class SubmittedJson {

    private static final ObjectMapper JSON = Contract.json();
    private static final RequestCodec REQUESTS = new RequestCodec();

    private SubmittedJson() {}

    /** A request as it would stand on the topic; one without an id is given one. */
    static StyleJob job(byte[] body, Supplier<JobId> freshId) {
        try {
            JsonNode tree = JSON.readTree(JsonText.of(body));
            if (!(tree instanceof ObjectNode request)) {
                throw new InvalidInputException("body", "is not a JSON object");
            }
            if (!request.has("id")) {
                request.put("id", freshId.get().value());
            }
            return JSON.treeToValue(request, StyleJob.class);
        } catch (IOException e) {
            throw invalid(e, "");
        }
    }

    /**
     * Anything else.
     *
     * @throws ProblemException naming the field that is wrong
     */
    public static <T> T read(byte[] body, Class<T> type) {
        try {
            T value = JSON.readValue(JsonText.of(body), type);
            if (value == null) {
                throw new InvalidInputException("body", "is not a JSON object");
            }
            return value;
        } catch (IOException e) {
            throw invalid(e, "");
        }
    }

    /**
     * A request as a structured CloudEvent, as it may stand on the topic.
     *
     * @throws ProblemException saying what is wrong with the event, or with its data
     */
    static StyleJob jobOfCloudEvent(byte[] body) {
        try {
            return REQUESTS.decodeStructured(body);
        } catch (UndecodableRequestException e) {
            throw new ProblemException(
                    Problem.of(ProblemType.INVALID_REQUEST, String.valueOf(e.getMessage()), invalidField(e)), e);
        }
    }

    /** The options of a form; none at all if the part is missing. */
    static JobOptions options(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return JobOptions.NONE;
        }
        try {
            JobOptions options = JSON.readValue(text, JobOptions.class);
            return options == null ? JobOptions.NONE : options;
        } catch (IOException e) {
            throw invalid(e, "options");
        }
    }

    private static ProblemException invalid(IOException e, String within) {
        String field = field(e, within);
        String detail = JsonProblems.describe(e);
        return new ProblemException(
                Problem.of(
                        ProblemType.INVALID_REQUEST,
                        within.isEmpty() || detail.startsWith(within) ? detail : within + ": " + detail,
                        field.isEmpty() ? null : field),
                e);
    }

    private static @Nullable String invalidField(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInputException invalid) {
                return invalid.field();
            }
        }
        return null;
    }

    private static String field(IOException e, String within) {
        String invalid = invalidField(e);
        if (invalid != null) {
            return invalid;
        }
        if (e instanceof JsonMappingException mapping) {
            StringBuilder path = new StringBuilder(within);
            for (JsonMappingException.Reference step : mapping.getPath()) {
                path.append(path.isEmpty() ? "" : ".")
                        .append(step.getFieldName() != null ? step.getFieldName() : Integer.toString(step.getIndex()));
            }
            return path.toString();
        }
        return e instanceof JsonProcessingException ? within : "";
    }
}
