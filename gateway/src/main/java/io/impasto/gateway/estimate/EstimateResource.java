package io.impasto.gateway.estimate;

import io.impasto.common.access.Scope;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import io.impasto.gateway.submit.SubmittedJson;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;

/** Says what a job would take, before anything is sent but the picture's size. */
@Path("/v1/estimates")
@RolesAllowed({Scope.READ_ROLE, Scope.SUBMIT_ROLE})
public class EstimateResource {

    /** All options spelled out take some 2 kB. */
    private static final int MOST_BYTES = 64 << 10;

    private final Estimator estimator;

    EstimateResource(Estimator estimator) {
        this.estimator = estimator;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "estimate",
            summary = "What a job would take, before anything is sent but its picture's size")
    @RequestBodySchema(EstimateRequest.class)
    @Extension(name = "x-problems", value = "invalid-request, body-too-large, unsupported-media-type")
    public Estimate estimate(InputStream body) throws IOException {
        byte[] json = body.readNBytes(MOST_BYTES + 1);
        if (json.length > MOST_BYTES) {
            throw new ProblemException(Problem.of(
                    ProblemType.BODY_TOO_LARGE, "A request for an estimate has at most " + MOST_BYTES + " bytes."));
        }
        return estimator.estimate(SubmittedJson.read(json, EstimateRequest.class));
    }
}
