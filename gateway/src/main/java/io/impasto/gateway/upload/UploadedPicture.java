package io.impasto.gateway.upload;

import io.impasto.common.image.ImageHeader;
import io.impasto.common.image.ImageLimits;
import io.impasto.common.image.ImageRef.ContentAddress;
import io.impasto.common.image.ImageTooLargeException;
import io.impasto.common.image.UnreadableImageException;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A picture that came with a request: looked at, not decoded. Its bytes stay in their file, as a job has up to 34 pictures.
 *
 * @param file where it lies for the time of the request
 * @param bytes its length, bytes
 * @param address by its bytes
 */
public record UploadedPicture(Path file, long bytes, ImageHeader header, ContentAddress address) {

    /**
     * Looks at the picture's size and header.
     *
     * @param part what it came as, for those who are told what is wrong with it
     * @throws ProblemException if it is too large or no picture
     */
    public static UploadedPicture of(String part, Path file, ImageLimits limits) {
        try {
            long bytes = Files.size(file);
            limits.checkBytes(bytes);
            ImageHeader header = FirstBytes.header(bytes, most -> beginning(file, most));
            limits.checkPixels(header.width(), header.height());
            return new UploadedPicture(file, bytes, header, Sha256.of(file));
        } catch (ImageTooLargeException e) {
            throw refused(ProblemType.IMAGE_TOO_LARGE, part, e);
        } catch (UnreadableImageException e) {
            throw refused(ProblemType.UNREADABLE_IMAGE, part, e);
        } catch (IOException e) {
            throw new UncheckedIOException("the upload in part " + part + " can't be read back", e);
        }
    }

    private static byte[] beginning(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }

    private static ProblemException refused(ProblemType type, String part, RuntimeException e) {
        return new ProblemException(Problem.of(type, part + ": " + e.getMessage(), part), e);
    }
}
