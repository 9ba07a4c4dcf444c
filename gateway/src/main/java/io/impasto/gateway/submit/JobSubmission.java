package io.impasto.gateway.submit;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import io.impasto.common.blob.BlobStore;
import io.impasto.common.image.ImageRef;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.AllowedBuckets;
import io.impasto.common.job.JobFailedException;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobKeys;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.RequestCodec;
import io.impasto.gateway.access.Caller;
import io.impasto.gateway.follow.JobView;
import io.impasto.gateway.follow.TrackedJob;
import io.impasto.gateway.observe.RequestContext;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import io.impasto.gateway.publish.NotPublishedException;
import io.impasto.gateway.upload.UploadedPicture;
import io.impasto.gateway.upload.Uploads;
import io.impasto.gateway.webhook.CallbackUrl;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One submission's story: known already? pictures there? published, acknowledged, accepted. */
@Singleton
public class JobSubmission {

    private static final Logger LOG = Logger.getLogger(JobSubmission.class);

    private final RequestCodec requests = new RequestCodec();
    private final JobView view;
    private final AllowedBuckets buckets;
    private final BlobStore store;
    private final Uploads uploads;
    private final RequestPublisher publisher;
    private final Clock clock;
    private final Caller caller;
    private final OpenJobsQuota quota;

    JobSubmission(
            JobView view,
            AllowedBuckets buckets,
            BlobStore store,
            Uploads uploads,
            RequestPublisher publisher,
            Clock clock,
            Caller caller,
            OpenJobsQuota quota) {
        this.view = view;
        this.buckets = buckets;
        this.store = store;
        this.uploads = uploads;
        this.publisher = publisher;
        this.clock = clock;
        this.caller = caller;
        this.quota = quota;
    }

    /** A job whose pictures are in the store already, by reference. */
    public Submitted submit(StyleJob job, Priority priority, @Nullable CallbackUrl callback) {
        RequestContext.about(job.id());
        job.references().forEach(this::requireReachable);
        return known(job).orElseGet(() -> {
            requireTimeLeft(job);
            try (OpenJobsQuota.Place place = quota.take()) {
                return publish(job, priority, callback);
            }
        });
    }

    /** A job whose pictures came with it. */
    public Submitted submit(
            StyleJob job, List<UploadedPicture> pictures, Priority priority, @Nullable CallbackUrl callback) {
        RequestContext.about(job.id());
        return known(job).orElseGet(() -> {
            requireTimeLeft(job);
            try (OpenJobsQuota.Place place = quota.take()) {
                pictures.forEach(uploads::keep);
                return publish(job, priority, callback);
            }
        });
    }

    private Optional<Submitted> known(StyleJob job) {
        Optional<TrackedJob> known = view.find(job.id());
        known.ifPresent(other -> {
            if (!caller.owns(other.submitter())) {
                // Whether it is the same request isn't for others to know.
                throw new ProblemException(Problem.of(
                        ProblemType.ID_TAKEN,
                        "The id " + job.id() + " is taken. Choose another, or leave it out to be given one.",
                        "id"));
            }
            if (!requests.digest(job).equals(other.request())) {
                throw new ProblemException(Problem.of(
                        ProblemType.ID_TAKEN, "Job " + job.id() + " was submitted with another request.", "id"));
            }
        });
        return known.map(repeated -> new Submitted(repeated, false));
    }

    private Submitted publish(StyleJob job, Priority priority, @Nullable CallbackUrl callback) {
        try {
            String submitter = caller.name();
            String url = callback == null ? null : callback.toString();
            TrackedJob accepted = view.submitted(job, publisher.publish(job, priority, submitter, url), submitter, url);
            LOG.infof(
                    "jobId=%s state=accepted priority=%s styles=%d submitter=\"%s\"",
                    job.id(),
                    priority.wireName(),
                    job.styles().size(),
                    submitter == null ? "" : Quoted.abbreviated(submitter));
            return new Submitted(accepted, true);
        } catch (NotPublishedException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemType.BROKER_UNAVAILABLE,
                            "The message broker did not acknowledge the request, so it is not accepted. Try again,"
                                    + " with the same id if you gave one."),
                    e);
        }
    }

    /** A repeat of what was accepted in time is answered as before, so only what is new is asked this. */
    private void requireTimeLeft(StyleJob job) {
        Instant now = clock.instant();
        if (job.expirytime() != null && !job.expirytime().isAfter(now)) {
            throw new InvalidInputException("expirytime", job.expirytime() + " is past; it is " + now);
        }
    }

    private void requireReachable(ImageRef reference) {
        S3Object object = buckets.resolve(reference);
        if (object.bucket().equals(buckets.own()) && object.key().startsWith(JobKeys.PREFIX)) {
            // A worker's notes on somebody's job; that they exist isn't for others to know, so they aren't looked for.
            throw new JobFailedException(new JobFailure.ForbiddenReference(
                    object + " is the workers' own; a result is at results/…, an upload at uploads/…"));
        }
        if (!(uploads.isOne(object) ? uploads.stays(object) : store.exists(object))) {
            throw new JobFailedException(new JobFailure.MissingObject("there is no object " + object));
        }
    }
}
