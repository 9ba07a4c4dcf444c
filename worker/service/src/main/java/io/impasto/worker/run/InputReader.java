package io.impasto.worker.run;

import io.impasto.common.blob.BlobStore;
import io.impasto.common.image.ImageLimits;
import io.impasto.common.image.ImageRef;
import io.impasto.common.job.AllowedBuckets;
import io.impasto.common.job.JobFailedException;
import io.impasto.common.job.ResultKey;
import io.impasto.common.job.StyleImage;
import io.impasto.common.job.StyleJob;
import io.impasto.engine.picture.PictureReader;
import org.jspecify.annotations.Nullable;

/** Fetches a job's pictures from the store and decodes them. Nothing is fetched from anywhere else. */
public final class InputReader {

    private final BlobStore store;
    private final AllowedBuckets buckets;
    private final ImageLimits limits;
    private final PictureReader pictures;

    public InputReader(BlobStore store, AllowedBuckets buckets, ImageLimits limits) {
        this.store = store;
        this.buckets = buckets;
        this.limits = limits;
        this.pictures = new PictureReader(limits);
    }

    /**
     * The pictures of {@code job}.
     *
     * @throws JobFailedException naming the reference which is forbidden, missing, too large or not a picture
     * @throws io.impasto.common.blob.BlobStoreUnavailableException if the store doesn't answer, or refuses
     */
    JobInputs read(StyleJob job) {
        job.references().forEach(buckets::resolve);
        double sum = job.styles().stream().mapToDouble(StyleImage::weight).sum();
        return new JobInputs(
                read(job.content()),
                readIfThere(job.contentMask()),
                job.styles().stream()
                        .map(style -> new JobInputs.Style(
                                read(style.image()), style.weight() / sum, readIfThere(style.mask())))
                        .toList());
    }

    private JobInputs.@Nullable Input readIfThere(@Nullable ImageRef reference) {
        return reference == null ? null : read(reference);
    }

    private JobInputs.Input read(ImageRef reference) {
        try {
            byte[] bytes = store.get(buckets.resolve(reference), limits.maxBytes());
            return new JobInputs.Input(pictures.readWithAlpha(bytes), ResultKey.sha256(bytes));
        } catch (RuntimeException e) {
            throw Failures.naming(reference, e);
        }
    }
}
