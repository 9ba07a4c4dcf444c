package io.impasto.gateway.submit;

import io.impasto.common.access.Scope;
import io.impasto.gateway.follow.JobRepresentation;
import io.impasto.gateway.webhook.AllowedCallbacks;
import io.impasto.gateway.webhook.CallbackUrl;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;

/** Takes a job at the address that its submitter has chosen: 201 for a new one, 200 for a repeat. */
@Path("/v1/jobs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.SUBMIT_ROLE)
public class PutResource {

    private static final String SUMMARY = "Submit a job under an id of one's own";
    private static final String DESCRIPTION =
            "As `POST /v1/jobs`; the body need not name the id again. Safe to repeat until it is answered.";
    private static final String NEW = "Accepted; nothing can lose it now.";
    private static final String REPEATED = "The same was accepted before; the body says where it stands.";

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
    @APIResponse(
            responseCode = "201",
            description = NEW,
            content = @Content(schema = @Schema(implementation = JobRepresentation.class)))
    @APIResponse(
            responseCode = "200",
            description = REPEATED,
            content = @Content(schema = @Schema(implementation = JobRepresentation.class)))
    @Extension(name = "x-problems", value = SubmitResource.PROBLEMS)
    public Response withPictures(
            @PathParam("id") String id,
            MultipartFormDataInput input,
            @Parameter(description = Priority.MEANING, schema = @Schema(enumeration = {"normal", "urgent"}))
                    @QueryParam("priority")
                    @DefaultValue("normal")
                    String priority,
            @Parameter(description = SubmissionTerms.CALLBACK) @QueryParam("callback") @Nullable String callback) {
        Priority turn = Priority.of(priority);
        CallbackUrl told = callback == null ? null : callbacks.require(callback);
        SubmissionReader.WithPictures read = reader.form(input, RequiredId.ofPath(id));
        return answer(submission.submit(read.job(), read.pictures(), turn, told));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "submitNamed", summary = SUMMARY, description = DESCRIPTION)
    @RequestBodySchema(SubmissionOfReferences.class)
    @APIResponse(
            responseCode = "201",
            description = NEW,
            content = @Content(schema = @Schema(implementation = JobRepresentation.class)))
    @APIResponse(
            responseCode = "200",
            description = REPEATED,
            content = @Content(schema = @Schema(implementation = JobRepresentation.class)))
    @Extension(name = "x-problems", value = SubmitResource.PROBLEMS)
    public Response withReferences(
            @PathParam("id") String id,
            InputStream body,
            @Parameter(description = Priority.MEANING, schema = @Schema(enumeration = {"normal", "urgent"}))
                    @QueryParam("priority")
                    @DefaultValue("normal")
                    String priority,
            @Parameter(description = SubmissionTerms.CALLBACK) @QueryParam("callback") @Nullable String callback)
            throws IOException {
        Priority turn = Priority.of(priority);
        CallbackUrl told = callback == null ? null : callbacks.require(callback);
        return answer(submission.submit(reader.json(body, RequiredId.ofPath(id)), turn, told));
    }

    private static Response answer(Submitted submitted) {
        return submitted.answer(submitted.isNew() ? Response.Status.CREATED : Response.Status.OK);
    }
}
