package io.impasto.common.blob;

import io.impasto.common.image.ImageRef.S3Object;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/** What the MinIO client throws, in the port's words. */
record MinioAnswers(URI endpoint) {

    private static final Set<String> MISSING = Set.of("NoSuchKey", "NoSuchBucket", "NoSuchObject", "ResourceNotFound");

    interface Request<T> {
        T send() throws MinioException;
    }

    /** The client hides a broken connection in an IllegalStateException; to us it is one more way of not answering. */
    static <T> T asking(Request<T> request) throws MinioException {
        try {
            return request.send();
        } catch (IllegalStateException e) {
            throw new MinioException(e.getCause() == null ? e : e.getCause());
        }
    }

    static int status(MinioException e) {
        return e instanceof ErrorResponseException refused ? refused.response().code() : 0;
    }

    RuntimeException translated(MinioException e, S3Object object) {
        if (missing(e)) {
            return new BlobMissingException("there is no object " + object, e);
        }
        return new BlobStoreUnavailableException(
                "the store at " + endpoint + " can't serve " + object + ": " + reason(e), e);
    }

    /** The answer that stands for a missing object, if that is what is wrong. */
    <T> T unlessMissing(MinioException e, S3Object object, T answer) {
        if (missing(e)) {
            return answer;
        }
        throw translated(e, object);
    }

    BlobStoreUnavailableException brokenOff(S3Object object, IOException e) {
        return new BlobStoreUnavailableException(endpoint + " broke off while sending " + object, e);
    }

    BlobStoreUnavailableException bucket(String bucket, String what, MinioException e) {
        return new BlobStoreUnavailableException(
                "bucket '" + bucket + "' at " + endpoint + " " + what + ": " + reason(e), e);
    }

    private static boolean missing(MinioException e) {
        return e instanceof ErrorResponseException refused
                && MISSING.contains(refused.errorResponse().code());
    }

    private static String reason(MinioException e) {
        if (e instanceof ErrorResponseException refused) {
            return refused.errorResponse().code() + " (HTTP "
                    + refused.response().code() + ")";
        }
        return e.getCause() == null
                ? String.valueOf(e.getMessage())
                : e.getCause().toString();
    }
}
