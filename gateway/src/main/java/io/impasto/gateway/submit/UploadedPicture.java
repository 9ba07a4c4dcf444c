package io.impasto.gateway.submit;

import io.impasto.common.blob.BlobStore;
import io.impasto.common.image.ImageHeader;
import io.impasto.common.image.ImageHeaderReader;
import io.impasto.common.image.ImageLimits;
import io.impasto.common.image.ImageRef.ContentAddress;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.image.ImageTooLargeException;
import io.impasto.common.image.ImageType;
import io.impasto.common.image.UnreadableImageException;
import io.impasto.common.job.ResultKey;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A picture that came with a request: looked at, not decoded. Its bytes stay in their file between the two, as a job has up
 * to 34 pictures.
 *
 * @param file where the HTTP layer has put it for the time of the request
 * @param bytes how many
 * @param address by its bytes
 */
public record UploadedPicture(Path file, ImageType type, long bytes, ContentAddress address) {

    /**
     * Looks at the picture's size and header.
     *
     * @param part the part of the form that it came in
     * @throws ProblemException if it is too large or no picture
     */
    static UploadedPicture of(String part, Path file, ImageLimits limits) {
        try {
            limits.checkBytes(Files.size(file));
            byte[] bytes = Files.readAllBytes(file);
            ImageHeader header = new ImageHeaderReader().read(bytes);
            limits.checkPixels(header.width(), header.height());
            return new UploadedPicture(file, header.type(), bytes.length, new ContentAddress(ResultKey.sha256(bytes)));
        } catch (ImageTooLargeException e) {
            throw refused(ProblemType.IMAGE_TOO_LARGE, part, e);
        } catch (UnreadableImageException e) {
            throw refused(ProblemType.UNREADABLE_IMAGE, part, e);
        } catch (IOException e) {
            throw new UncheckedIOException("the upload in part " + part + " can't be read back", e);
        }
    }

    /** Stores the bytes under their address; does nothing if they are there. */
    void keepIn(BlobStore store, String bucket) {
        try {
            store.putIfAbsent(new S3Object(bucket, address.uploadKey()), Files.readAllBytes(file), type.mediaType());
        } catch (IOException e) {
            throw new UncheckedIOException("the upload " + address + " can't be read back", e);
        }
    }

    private static ProblemException refused(ProblemType type, String part, RuntimeException e) {
        return new ProblemException(Problem.of(type, part + ": " + e.getMessage(), part), e);
    }
}
