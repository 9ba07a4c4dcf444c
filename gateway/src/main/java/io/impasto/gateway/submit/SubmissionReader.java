package io.impasto.gateway.submit;

import io.impasto.common.image.ImageLimits;
import io.impasto.common.image.ImageRef;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.MaskRules;
import io.impasto.common.job.StyleImage;
import io.impasto.common.job.StyleJob;
import io.impasto.gateway.metrics.GatewayMetrics;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import io.impasto.gateway.upload.UploadedPicture;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;

/** Reads a job from what was submitted: a form with pictures, JSON with references, or that JSON in a CloudEvent. */
@Singleton
class SubmissionReader {

    /** 34 references of the longest kind and all options stay under 64 kB. */
    private static final int MOST_JSON_BYTES = 256 << 10;

    private final ImageLimits limits;
    private final RandomGenerator random;
    private final GatewayMetrics metrics;

    SubmissionReader(ImageLimits limits, RandomGenerator random, GatewayMetrics metrics) {
        this.limits = limits;
        this.random = random;
        this.metrics = metrics;
    }

    /**
     * A job, and the pictures that came with it.
     *
     * @param pictures each that the job refers to
     */
    record WithPictures(StyleJob job, List<UploadedPicture> pictures) {}

    WithPictures form(MultipartFormDataInput input, RequiredId required) {
        SubmissionForm form = SubmissionForm.of(input.getValues());
        JobId id = form.id() == null ? required.orRandom(random) : new JobId(form.id());
        required.check(id);
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
        return new WithPictures(new StyleJob(id, content, contentMask, styles, options, form.expirytime()), pictures);
    }

    StyleJob json(InputStream body, RequiredId required) throws IOException {
        StyleJob job = SubmittedJson.job(read(body), () -> required.orRandom(random));
        required.check(job.id());
        return job;
    }

    /** As on the topic, where the request must name its job. */
    StyleJob cloudEvent(InputStream body, RequiredId required) throws IOException {
        StyleJob job = SubmittedJson.jobOfCloudEvent(read(body));
        required.check(job.id());
        return job;
    }

    private static byte[] read(InputStream body) throws IOException {
        byte[] json = body.readNBytes(MOST_JSON_BYTES + 1);
        if (json.length > MOST_JSON_BYTES) {
            throw new ProblemException(Problem.of(
                    ProblemType.BODY_TOO_LARGE, "A request in JSON has at most " + MOST_JSON_BYTES + " bytes."));
        }
        return json;
    }

    private @Nullable ImageRef uploaded(String part, Optional<Path> file, List<UploadedPicture> pictures) {
        return file.isPresent() ? uploaded(part, file.get(), pictures) : null;
    }

    /** Its address; the picture itself goes to the others. */
    private ImageRef uploaded(String part, Path file, List<UploadedPicture> pictures) {
        try {
            UploadedPicture picture = UploadedPicture.of(part, file, limits);
            metrics.uploaded(picture.header().type(), picture.bytes());
            pictures.add(picture);
            return picture.address();
        } catch (ProblemException e) {
            metrics.uploadRefused(e.problem().type().code());
            throw e;
        }
    }
}
