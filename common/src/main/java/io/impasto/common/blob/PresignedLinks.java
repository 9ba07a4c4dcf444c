package io.impasto.common.blob;

import io.impasto.common.image.ImageRef.S3Object;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Lets somebody without a key read one object, or store one, for a while. Asks nobody: a link is a matter of arithmetic. */
public interface PresignedLinks {

    /**
     * A link to read an object, whether or not there is one.
     *
     * @param mediaType that the store answers with
     * @param contentDisposition that the store answers with
     * @param lasts up to 7 days, which is all that S3 signs
     */
    URI get(S3Object object, String mediaType, String contentDisposition, Duration lasts);

    /**
     * A form to store an object, in place of one of that name, of so many bytes and no other number.
     *
     * @param bytes its length
     * @param until when it may be sent
     */
    PostForm post(S3Object object, long bytes, Instant until);
}
