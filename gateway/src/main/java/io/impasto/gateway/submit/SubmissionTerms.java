package io.impasto.gateway.submit;

import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import jakarta.ws.rs.HeaderParam;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The same, and a key that stands for the id. */
public class SubmissionTerms extends NamedTerms {

    @HeaderParam(IdempotencyKey.HEADER)
    @Parameter(
            description =
                    "Chosen by the client, and repeated with a repeat of the submission: it stands for the job's id"
                            + " (draft-ietf-httpapi-idempotency-key-header). Known for as long as the job is.")
    @Nullable
    String key;

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
