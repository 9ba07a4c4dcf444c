package io.impasto.common.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.image.ImageRef;
import io.impasto.common.image.ImageRef.S3Object;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedBucketsTest {

    private final AllowedBuckets buckets = new AllowedBuckets("own", Set.of("own", "photos"));

    @Test
    void uploadIsInTheOwnBucket() {
        assertThat(buckets.resolve(ImageRef.of("sha256:" + "a".repeat(64))))
                .isEqualTo(new S3Object("own", "uploads/sha256/" + "a".repeat(64)));
        assertThat(buckets.resolve(ImageRef.of("s3://photos/uploads/staging/a.png")))
                .isEqualTo(new S3Object("photos", "uploads/staging/a.png"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://secrets/a.png", "s3://own/uploads/staging/x/picture"})
    void whatIsOutsideOrStillBeingUploadedIsForbidden(String reference) {
        assertThatThrownBy(() -> buckets.resolve(ImageRef.of(reference)))
                .isInstanceOfSatisfying(
                        JobFailedException.class,
                        e -> assertThat(e.failure()).isInstanceOf(JobFailure.ForbiddenReference.class));
    }
}
