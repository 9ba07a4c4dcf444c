package io.impasto.gateway.submit;

import io.impasto.common.access.Scope;
import io.impasto.common.job.StyleJob;
import io.impasto.gateway.access.Caller;
import io.impasto.gateway.follow.JobRepresentation;
import io.impasto.gateway.webhook.AllowedCallbacks;
import io.impasto.gateway.webhook.CallbackUrl;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** Takes a job, with its pictures or with references to them, and answers 202 once nothing can lose it. */
@Path("/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.SUBMIT_ROLE)
public class SubmitResource {

    static final String CLOUD_EVENT = "application/cloudevents+json";
    static final String PROBLEMS =
            "invalid-request, forbidden-reference, callback-refused, too-many-open-jobs, missing-object, unreadable-image, image-too-large,"
                    + " body-too-large, id-taken, broker-unavailable, store-unavailable, unsupported-media-type";

    private static final String SUMMARY = "Submit a job";
    private static final String DESCRIPTION =
            "With its pictures, as a form; or with references to pictures that the store has,"
                    + " as JSON, which may be the data of a structured CloudEvent. Answered once nothing can lose it: the workers will come to it,"
                    + " whatever becomes of this gateway.\n\n"
                    + "A repeat under the same id, or the same `Idempotency-Key`, is answered with the same job.";
    private static final String ACCEPTED = "Accepted, now or before; the body says where it stands.";

    private final JobSubmission submission;
    private final SubmissionReader reader;
    private final Caller caller;
    private final AllowedCallbacks callbacks;

    SubmitResource(JobSubmission submission, SubmissionReader reader, Caller caller, AllowedCallbacks callbacks) {
        this.submission = submission;
        this.reader = reader;
        this.caller = caller;
        this.callbacks = callbacks;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = "submit", summary = SUMMARY, description = DESCRIPTION)
    @RequestBodySchema(SubmissionParts.class)
    @APIResponseSchema(value = JobRepresentation.class, responseCode = "202", responseDescription = ACCEPTED)
    @Extension(name = "x-problems", value = PROBLEMS + ", idempotency-key-reused")
    public Response withPictures(MultipartFormDataInput input, @BeanParam SubmissionTerms terms) {
        Priority turn = terms.turn();
        CallbackUrl told = terms.told(callbacks);
        SubmissionReader.WithPictures read = reader.form(input, terms.requiredId(caller.name()));
        return terms.under(() -> submission.submit(read.job(), read.pictures(), turn, told))
                .answer(Response.Status.ACCEPTED);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "submit", summary = SUMMARY, description = DESCRIPTION)
    @RequestBodySchema(SubmissionOfReferences.class)
    @APIResponseSchema(value = JobRepresentation.class, responseCode = "202", responseDescription = ACCEPTED)
    @Extension(name = "x-problems", value = PROBLEMS + ", idempotency-key-reused")
    public Response withReferences(InputStream body, @BeanParam SubmissionTerms terms) throws IOException {
        Priority turn = terms.turn();
        CallbackUrl told = terms.told(callbacks);
        StyleJob job = reader.json(body, terms.requiredId(caller.name()));
        return terms.under(() -> submission.submit(job, turn, told)).answer(Response.Status.ACCEPTED);
    }

    @POST
    @Consumes(CLOUD_EVENT)
    @Operation(operationId = "submit", summary = SUMMARY, description = DESCRIPTION)
    @RequestBodySchema(SubmissionEvent.class)
    @APIResponseSchema(value = JobRepresentation.class, responseCode = "202", responseDescription = ACCEPTED)
    @Extension(name = "x-problems", value = PROBLEMS + ", idempotency-key-reused")
    public Response withEvent(InputStream body, @BeanParam SubmissionTerms terms) throws IOException {
        Priority turn = terms.turn();
        CallbackUrl told = terms.told(callbacks);
        StyleJob job = reader.cloudEvent(body, terms.requiredId(caller.name()));
        return terms.under(() -> submission.submit(job, turn, told)).answer(Response.Status.ACCEPTED);
    }
}
