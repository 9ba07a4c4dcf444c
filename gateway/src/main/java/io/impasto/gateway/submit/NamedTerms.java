package io.impasto.gateway.submit;

import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.webhook.AllowedCallbacks;
import io.impasto.gateway.webhook.CallbackUrl;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What is said of a submission beside its body, however its id is chosen. */
public class NamedTerms {

    @QueryParam("priority")
    @DefaultValue("normal")
    @Parameter(description = Priority.MEANING, schema = @Schema(enumeration = {"normal", "urgent"}))
    @SuppressWarnings("NullAway.Init") // JAX-RS sets it
    String priority;

    @QueryParam("callback")
    @Parameter(
            description =
                    "An address that is told of the job's end by a signed POST (Standard Webhooks), where whoever runs the gateway allows its host.")
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
}
