package io.impasto.gateway.webhook;

import io.impasto.common.access.Scope;
import io.impasto.gateway.access.Caller;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** What a caller's receiver checks signatures with. */
@Path("/v1/webhook-secret")
@RolesAllowed(Scope.SUBMIT_ROLE)
public class WebhookSecretResource {

    private final Webhooks webhooks;
    private final Caller caller;

    WebhookSecretResource(Webhooks webhooks, Caller caller) {
        this.webhooks = webhooks;
        this.caller = caller;
    }

    /** @param secret {@code whsec_…} */
    public record Secret(String secret) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "webhookSecret", summary = "What the signatures of one's own webhooks are checked with")
    @APIResponseSchema(value = Secret.class, responseCode = "200", responseDescription = "The secret.")
    @Extension(name = "x-problems", value = "callback-refused")
    public Response secret() {
        WebhookSecret secret = webhooks.secretOf(caller)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        ProblemType.CALLBACK_REFUSED,
                        "This gateway tells nobody: impasto.webhooks.allowed-hosts is empty.")));
        return Response.ok(new Secret(secret.text()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
