package io.impasto.gateway.upload;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import io.impasto.common.access.Scope;
import io.impasto.common.image.ImageLimits;
import io.impasto.common.image.ImageRef.ContentAddress;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** Takes a picture for jobs to come: 201, or 200 if it is there already. */
@Path("/v1/uploads")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.SUBMIT_ROLE)
public class UploadResource {

    private static final String PART = "file";
    private static final String SUMMARY = "Upload a picture for jobs to come";
    private static final String DESCRIPTION =
            "As the part `file` of a form, or as the whole body. It gets the address of its bytes, which any job may name; the same picture is stored"
                    + " once. It stays for a while after it was last used.";

    private static final String PROBLEMS = "invalid-request, unsupported-media-type, " + UploadAnswers.PROBLEMS;

    /** The form, for its description. */
    @Schema(name = "Upload form")
    private record UploadParts(
            @Schema(type = SchemaType.STRING, format = "binary")
            String file) {}

    private final Uploads uploads;
    private final ImageLimits limits;
    private final java.nio.file.Path folder;

    UploadResource(
            Uploads uploads,
            ImageLimits limits,
            @ConfigProperty(name = "quarkus.http.body.uploads-directory") java.nio.file.Path folder) {
        this.uploads = uploads;
        this.limits = limits;
        this.folder = folder;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = "upload", summary = SUMMARY, description = DESCRIPTION)
    @APIResponseSchema(
            value = UploadRepresentation.class,
            responseCode = "201",
            responseDescription = UploadAnswers.NEW)
    @APIResponse(
            responseCode = "200",
            description = UploadAnswers.KNOWN,
            content = @Content(schema = @Schema(implementation = UploadRepresentation.class)))
    @RequestBodySchema(UploadParts.class)
    @Extension(name = "x-problems", value = PROBLEMS)
    public Response form(MultipartFormDataInput input) {
        return kept(file(input.getValues()));
    }

    /** The picture is all of the body. Its declared type has to be a picture's; which one is seen by its bytes. */
    @POST
    @Consumes("image/*")
    @Operation(operationId = "upload", summary = SUMMARY, description = DESCRIPTION)
    @APIResponseSchema(
            value = UploadRepresentation.class,
            responseCode = "201",
            responseDescription = UploadAnswers.NEW)
    @APIResponse(
            responseCode = "200",
            description = UploadAnswers.KNOWN,
            content = @Content(schema = @Schema(implementation = UploadRepresentation.class)))
    @Extension(name = "x-problems", value = PROBLEMS)
    public Response body(InputStream body) {
        try (SpooledFile file = SpooledFile.of(folder, body, limits.maxBytes(), UploadResource::brokeOff)) {
            return kept(file.path());
        }
    }

    @GET
    @Path("/{sha256}")
    @Operation(operationId = "uploadOf", summary = "What is known of an upload")
    @Extension(name = "x-problems", value = "unknown-upload, store-unavailable")
    public UploadRepresentation upload(@PathParam("sha256") String sha256) {
        return uploads.find(address(sha256)).orElseThrow(() -> unknown(sha256));
    }

    private Response kept(java.nio.file.Path file) {
        UploadedPicture picture = UploadedPicture.of(PART, file, limits);
        return UploadRepresentation.of(picture).answer(uploads.keep(picture));
    }

    private static java.nio.file.Path file(Map<String, Collection<FormValue>> parts) {
        Collection<FormValue> files = parts.getOrDefault(PART, List.of());
        if (parts.size() != 1 || files.size() != 1) {
            throw new InvalidInputException(PART, "an upload has one part, file, and nothing else");
        }
        FormValue file = files.iterator().next();
        if (!file.isFileItem()) {
            throw new InvalidInputException(PART, "is text; a file is needed (a part with a file name)");
        }
        return file.getFileItem().getFile();
    }

    private static ContentAddress address(String sha256) {
        try {
            return new ContentAddress(sha256);
        } catch (InvalidInputException e) {
            throw unknown(sha256); // No upload can have it, so none has.
        }
    }

    private static ProblemException unknown(String sha256) {
        return new ProblemException(Problem.of(
                ProblemType.UNKNOWN_UPLOAD,
                "No upload with the SHA-256 '" + Quoted.abbreviated(sha256) + "' is there (any more)."));
    }

    private static RuntimeException brokeOff(IOException e) {
        return new ProblemException(Problem.of(ProblemType.INVALID_REQUEST, "The body broke off before its end."), e);
    }
}
