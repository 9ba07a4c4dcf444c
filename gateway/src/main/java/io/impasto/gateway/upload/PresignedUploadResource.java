package io.impasto.gateway.upload;

import io.impasto.common.access.Scope;
import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.BlobStore;
import io.impasto.common.blob.BlobStoreUnavailableException;
import io.impasto.common.blob.PostForm;
import io.impasto.common.blob.PresignedLinks;
import io.impasto.common.image.ImageLimits;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.image.ImageTooLargeException;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import io.impasto.gateway.upload.UploadTickets.Ticket;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** One upload past the gateway: announced, sent to the store by a signed form, looked at, and kept under its address. */
@Path("/v1/uploads/presigned")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.SUBMIT_ROLE)
public class PresignedUploadResource {

    private static final int MOST_JSON_BYTES = 4096;

    private final Uploads uploads;
    private final UploadTickets tickets;
    private final PresignedLinks links;
    private final BlobStore store;
    private final ImageLimits limits;
    private final java.nio.file.Path folder;

    PresignedUploadResource(
            Uploads uploads,
            UploadTickets tickets,
            PresignedLinks links,
            BlobStore store,
            ImageLimits limits,
            @ConfigProperty(name = "quarkus.http.body.uploads-directory") java.nio.file.Path folder) {
        this.uploads = uploads;
        this.tickets = tickets;
        this.links = links;
        this.store = store;
        this.limits = limits;
        this.folder = folder;
    }

    /**
     * What is needed to send a picture to the store.
     *
     * @param ticket names this upload
     * @param form where the picture goes, and the fields before its part {@code file}
     * @param expiresAt until when it may be sent and completed
     * @param complete what to {@code POST} to, relative to the gateway, once it is sent
     */
    public record Invitation(String ticket, PostForm form, Instant expiresAt, String complete) {}

    /** 201 with an invitation, or 200 with the upload if it is there already and needn't be sent. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "announceUpload",
            summary = "Announce an upload that goes to the store itself",
            description =
                    "The form that is answered takes a picture of just the announced length; complete the upload when it is sent.")
    @RequestBodySchema(PromisedPicture.class)
    @APIResponseSchema(
            value = Invitation.class,
            responseCode = "201",
            responseDescription = "The form, and how to complete the upload.")
    @APIResponse(
            responseCode = "200",
            description = "It is there already, and needn't be sent.",
            content = @Content(schema = @Schema(implementation = UploadRepresentation.class)))
    @Extension(name = "x-problems", value = "invalid-request, image-too-large, store-unavailable")
    public Response announce(InputStream body) throws IOException {
        PromisedPicture promise = PromisedPicture.of(body.readNBytes(MOST_JSON_BYTES));
        try {
            limits.checkBytes(promise.bytes());
        } catch (ImageTooLargeException e) {
            throw new ProblemException(Problem.of(ProblemType.IMAGE_TOO_LARGE, "bytes: " + e.getMessage(), "bytes"), e);
        }
        return there(promise).map(upload -> upload.answer(false)).orElseGet(() -> invited(promise));
    }

    private Response invited(PromisedPicture promise) {
        Ticket ticket = tickets.issue(promise);
        PostForm form = links.post(tickets.staged(ticket), promise.bytes(), ticket.expiresAt());
        return Response.status(Response.Status.CREATED)
                .entity(new Invitation(
                        ticket.id(), form, ticket.expiresAt(), "/v1/uploads/presigned/" + ticket.id() + "/complete"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Answers like any upload, and the same if asked again. What isn't the promised picture is taken away; another try may follow. */
    @POST
    @Path("/{ticket}/complete")
    @Operation(operationId = "completeUpload", summary = "Complete an upload that was sent to the store")
    @APIResponseSchema(
            value = UploadRepresentation.class,
            responseCode = "201",
            responseDescription = UploadAnswers.NEW)
    @APIResponse(
            responseCode = "200",
            description = UploadAnswers.KNOWN,
            content = @Content(schema = @Schema(implementation = UploadRepresentation.class)))
    @Extension(
            name = "x-problems",
            value = "unknown-ticket, ticket-expired, nothing-uploaded, upload-mismatch, " + UploadAnswers.PROBLEMS)
    public Response complete(@PathParam("ticket") String id) {
        Ticket ticket = tickets.find(id);
        S3Object staged = tickets.staged(ticket);
        try (SpooledFile file = fetched(staged)) {
            UploadedPicture picture = UploadedPicture.of("file", file.path(), limits);
            ticket.picture().requireIs(picture);
            // What was looked at is stored, not copied from where it lies: there it can be replaced until the form
            // expires.
            boolean isNew = uploads.keep(picture);
            store.remove(staged);
            return UploadRepresentation.of(picture).answer(isNew);
        } catch (BlobMissingException e) {
            return there(ticket.picture()).orElseThrow(() -> nothing(e)).answer(false);
        } catch (ProblemException e) {
            store.remove(staged);
            throw e;
        }
    }

    private SpooledFile fetched(S3Object staged) {
        try (InputStream in = store.open(staged)) {
            return SpooledFile.of(
                    folder,
                    in,
                    limits.maxBytes(),
                    e -> new BlobStoreUnavailableException("the store broke off while sending " + staged, e));
        } catch (IOException e) {
            throw new BlobStoreUnavailableException("the store broke off while sending " + staged, e);
        }
    }

    /** The upload, seen to stay for a job to come. */
    private Optional<UploadRepresentation> there(PromisedPicture promise) {
        return uploads.stays(promise.address()) ? uploads.find(promise.address()) : Optional.empty();
    }

    private static ProblemException nothing(BlobMissingException e) {
        return new ProblemException(
                Problem.of(
                        ProblemType.NOTHING_UPLOADED,
                        "Nothing has been sent to the store on this ticket. Send the form with the picture first."),
                e);
    }
}
