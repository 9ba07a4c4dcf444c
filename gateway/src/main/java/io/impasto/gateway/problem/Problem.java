package io.impasto.gateway.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.impasto.common.job.JobFailure;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One error as its reader gets it (RFC 9457).
 *
 * @param detail names what is wrong and what would be right
 * @param field the part or field of the request that is to blame, where one is
 * @param state the job's state, where that is the problem
 * @param failure why the job failed, where that is the problem
 */
@Schema(
        description = "One error (RFC 9457). The list of types is at `/contract/problems`.",
        requiredProperties = {"type", "title", "status", "detail"})
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "detail", "field", "state", "failure"})
public record Problem(
        ProblemType type,
        String detail,
        @Nullable String field,
        @Nullable String state,
        @Nullable JobFailure failure) {

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, null, null, null);
    }

    public static Problem of(ProblemType type, String detail, @Nullable String field) {
        return new Problem(type, detail, field, null, null);
    }

    @JsonProperty("title")
    public String title() {
        return type.title();
    }

    @JsonProperty("status")
    public int status() {
        return type.status();
    }
}
