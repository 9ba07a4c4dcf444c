package io.impasto.gateway.submit;

import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import io.impasto.gateway.webhook.AllowedCallbacks;
import io.impasto.gateway.webhook.CallbackUrl;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What is said of a submission beside its body. */
public class SubmissionTerms {

    static final String CALLBACK =
            "An address that is told of the job's end by a signed POST (Standard Webhooks), where whoever runs the gateway allows its host.";

    @QueryParam("priority")
    @DefaultValue("normal")
    @Parameter(description = Priority.MEANING, schema = @Schema(enumeration = {"normal", "urgent"}))
    @SuppressWarnings("NullAway.Init") // JAX-RS sets it
    String priority;

    @HeaderParam(IdempotencyKey.HEADER)
    @Parameter(
            description =
                    "Chosen by the client, and repeated with a repeat of the submission: it stands for the job's id"
                            + " (draft-ietf-httpapi-idempotency-key-header). Known for as long as the job is.")
    @Nullable
    String key;

    @QueryParam("callback")
    @Parameter(description = CALLBACK)
    @Nullable
    String callback;

    /**
     * Who is to be told of the job's end; {@code null} for nobody.
     *
     * @throws ProblemException saying why they may not be told
     */
    @Nullable
    CallbackUrl told(AllowedCallbacks callbacks) {
        return callback == null ? null : callbacks.require(callback);
    }

    /** @throws io.impasto.common.InvalidInputException if there is no such priority */
    Priority turn() {
        return Priority.of(priority);
    }

    /**
     * The id that the key stands for.
     *
     * @param caller whose key it is; {@code null} if nobody asked who they are
     * @throws io.impasto.common.InvalidInputException if it isn't a legal key
     */
    RequiredId requiredId(@Nullable String caller) {
        return RequiredId.ofKey(key, caller);
    }

    /** What comes of a submission under that key, told in its words: the client may never have seen the id. */
    Submitted under(Supplier<Submitted> submission) {
        try {
            return submission.get();
        } catch (ProblemException e) {
            if (key == null || e.problem().type() != ProblemType.ID_TAKEN) {
                throw e;
            }
            throw new ProblemException(
                    Problem.of(
                            ProblemType.IDEMPOTENCY_KEY_REUSED,
                            "This " + IdempotencyKey.HEADER + " came with another request before. "
                                    + e.problem().detail(),
                            IdempotencyKey.HEADER),
                    e);
        }
    }
}
