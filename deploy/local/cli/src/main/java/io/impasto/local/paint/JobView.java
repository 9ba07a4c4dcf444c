package io.impasto.local.paint;

import com.fasterxml.jackson.databind.JsonNode;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.LossTerms;
import java.util.Optional;

/**
 * What the gateway says of a job, as far as a painter needs it.
 *
 * @param progress absent until the first step is reported
 * @param failure present when the state is {@code failed}
 * @param choice what the worker chose, and why; present while the job runs, if it had something to choose
 * @param completeness of a picture whose job has succeeded: the share of the planned steps that it has had, above 0 to 1
 */
record JobView(
        String state,
        Optional<PaintProgress> progress,
        Optional<JobFailure> failure,
        Optional<String> choice,
        double completeness) {

    static JobView of(JsonNode json) {
        return new JobView(
                json.path("state").asText(),
                Optional.of(json.path("progress"))
                        // A job that has started but said nothing of its losses yet has none to show.
                        .filter(progress -> progress.path("losses").isObject())
                        .map(JobView::progress),
                Optional.of(json.path("failure")).filter(JsonNode::isObject).map(JobView::failure),
                Optional.ofNullable(json.path("choice").textValue()),
                json.path("completeness").asDouble(1));
    }

    boolean succeeded() {
        return state.equals("succeeded");
    }

    /** Why there will be no picture though nothing failed, if that is so. */
    Optional<String> unwanted() {
        return switch (state) {
            case "cancelled" -> Optional.of("the job was cancelled");
            case "expired" -> Optional.of("the job's time was over before there was a picture");
            default -> Optional.empty();
        };
    }

    private static PaintProgress progress(JsonNode json) {
        JsonNode losses = json.path("losses");
        return new PaintProgress(
                json.path("step").asInt(),
                json.path("steps").asInt(),
                new LossTerms(
                        losses.path("content").asDouble(),
                        losses.path("style").asDouble(),
                        losses.path("tv").asDouble()),
                json.path("secondsLeft").asDouble());
    }

    private static JobFailure failure(JsonNode json) {
        return failure(json.path("code").asText(), json.path("detail").asText());
    }

    /** The failure of that code; one that this version doesn't know keeps its code in the detail. */
    static JobFailure failure(String code, String detail) {
        try {
            return JobFailure.of(code, detail);
        } catch (IllegalArgumentException unknown) {
            return new JobFailure.Internal(code + ": " + detail);
        }
    }
}
