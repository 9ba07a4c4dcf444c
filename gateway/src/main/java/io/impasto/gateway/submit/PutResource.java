package io.impasto.gateway.submit;

import io.impasto.common.access.Scope;
import io.impasto.gateway.follow.JobRepresentation;
import io.impasto.gateway.webhook.AllowedCallbacks;
import io.impasto.gateway.webhook.CallbackUrl;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** Takes a job at the address that its submitter has chosen: 201 for a new one, 200 for a repeat. */
@Path("/v1/jobs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.SUBMIT_ROLE)
@APIResponse(
        responseCode = "201",
        description = "Accepted; nothing can lose it now.",
        content = @Content(schema = @Schema(implementation = JobRepresentation.class)))
@APIResponse(
        responseCode = "200",
        description = "The same was accepted before; the body says where it stands.",
        content = @Content(schema = @Schema(implementation = JobRepresentation.class)))
public class PutResource {

    private static final String SUMMARY = "Submit a job under an id of one's own";
    private static final String DESCRIPTION =
            "As `POST /v1/jobs`; the body need not name the id again. Safe to repeat until it is answered.";

    private final JobSubmission submission;
    private final SubmissionReader reader;
    private final AllowedCallbacks callbacks;

    PutResource(JobSubmission submission, SubmissionReader reader, AllowedCallbacks callbacks) {
        this.submission = submission;
        this.reader = reader;
        this.callbacks = callbacks;
    }

    @PUT
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = "submitNamed", summary = SUMMARY, description = DESCRIPTION)
    @RequestBodySchema(SubmissionParts.class)
    @Extension(name = "x-problems", value = SubmitResource.PROBLEMS)
    public Response withPictures(
            @PathParam("id") String id, MultipartFormDataInput input, @BeanParam NamedTerms terms) {
        Priority turn = terms.turn();
        CallbackUrl told = terms.told(callbacks);
        SubmissionReader.WithPictures read = reader.form(input, RequiredId.ofPath(id));
        return answer(submission.submit(read.job(), read.pictures(), turn, told));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "submitNamed", summary = SUMMARY, description = DESCRIPTION)
    @RequestBodySchema(SubmissionOfReferences.class)
    @Extension(name = "x-problems", value = SubmitResource.PROBLEMS)
    public Response withReferences(@PathParam("id") String id, InputStream body, @BeanParam NamedTerms terms)
            throws IOException {
        Priority turn = terms.turn();
        CallbackUrl told = terms.told(callbacks);
        return answer(submission.submit(reader.json(body, RequiredId.ofPath(id)), turn, told));
    }

    private static Response answer(Submitted submitted) {
        return submitted.answer(submitted.isNew() ? Response.Status.CREATED : Response.Status.OK);
    }
}
