package io.impasto.gateway.submit;

import io.impasto.common.access.Scope;
import io.impasto.common.image.ImageLimits;
import io.impasto.common.image.ImageRef;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.MaskRules;
import io.impasto.common.job.StyleImage;
import io.impasto.common.job.StyleJob;
import io.impasto.gateway.follow.JobRepresentation;
import io.impasto.gateway.follow.TrackedJob;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import io.impasto.gateway.webhook.AllowedCallbacks;
import io.impasto.gateway.webhook.CallbackUrl;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;

/** Takes a job, with its pictures or with references to them, and answers 202 once nothing can lose it. */
@Path("/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.SUBMIT_ROLE)
public class SubmitResource {

    /** 34 references of the longest kind and all options stay under 64 kB. */
    private static final int MOST_JSON_BYTES = 256 << 10;

    private final JobSubmission submission;
    private final ImageLimits limits;
    private final RandomGenerator random;
    private final AllowedCallbacks callbacks;

    SubmitResource(JobSubmission submission, ImageLimits limits, RandomGenerator random, AllowedCallbacks callbacks) {
        this.submission = submission;
        this.limits = limits;
        this.random = random;
        this.callbacks = callbacks;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response withPictures(
            MultipartFormDataInput input,
            @QueryParam("priority") @DefaultValue("normal") String priority,
            @QueryParam("callback") @Nullable String callback) {
        Priority turn = Priority.of(priority);
        CallbackUrl told = callback == null ? null : callbacks.require(callback);
        SubmissionForm form = SubmissionForm.of(input.getValues());
        JobId id = form.id() == null ? JobId.random(random) : new JobId(form.id());
        JobOptions options = SubmittedJson.options(form.options());
        options.check(); // A wrong option is told before the pictures are looked at.
        MaskRules.check(
                form.contentMask().isPresent(),
                form.styleMasks().stream().anyMatch(Optional::isPresent),
                options.parameters());
        List<UploadedPicture> pictures = new ArrayList<>();
        ImageRef content = uploaded("content", form.content(), pictures);
        ImageRef contentMask = uploaded("contentMask", form.contentMask(), pictures);
        List<StyleImage> styles = new ArrayList<>();
        for (int i = 0; i < form.styles().size(); i++) {
            styles.add(new StyleImage(
                    uploaded("style", form.styles().get(i), pictures),
                    form.weights().get(i),
                    uploaded("styleMask", form.styleMasks().get(i), pictures)));
        }
        StyleJob job = new StyleJob(id, content, contentMask, styles, options, form.expirytime());
        return accepted(submission.submit(job, pictures, turn, told));
    }

    private @Nullable ImageRef uploaded(
            String part, Optional<java.nio.file.Path> file, List<UploadedPicture> pictures) {
        return file.isPresent() ? uploaded(part, file.get(), pictures) : null;
    }

    /** Its address; the picture itself goes to the others. */
    private ImageRef uploaded(String part, java.nio.file.Path file, List<UploadedPicture> pictures) {
        UploadedPicture picture = UploadedPicture.of(part, file, limits);
        pictures.add(picture);
        return picture.address();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response withReferences(
            InputStream body,
            @QueryParam("priority") @DefaultValue("normal") String priority,
            @QueryParam("callback") @Nullable String callback)
            throws IOException {
        Priority turn = Priority.of(priority);
        CallbackUrl told = callback == null ? null : callbacks.require(callback);
        byte[] json = body.readNBytes(MOST_JSON_BYTES + 1);
        if (json.length > MOST_JSON_BYTES) {
            throw new ProblemException(Problem.of(
                    ProblemType.BODY_TOO_LARGE, "A request in JSON has at most " + MOST_JSON_BYTES + " bytes."));
        }
        return accepted(submission.submit(SubmittedJson.job(json, () -> JobId.random(random)), turn, told));
    }

    private static Response accepted(TrackedJob job) {
        return Response.accepted(JobRepresentation.of(job))
                .location(UriBuilder.fromPath("/v1/jobs/{id}").build(job.id().value()))
                .build();
    }
}
