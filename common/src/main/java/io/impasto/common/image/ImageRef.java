package io.impasto.common.image;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a picture lies. Bytes never travel on Kafka; a job names its pictures by one of these. */
public sealed interface ImageRef {

    /** An object in an S3 bucket, {@code s3://bucket/key}. */
    record S3Object(String bucket, String key) implements ImageRef {

        /** Bucket names as S3 allows them. */
        private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

        /** A client or a server may take such a part for a step in a path. */
        private static final Pattern DOTS_ALONE = Pattern.compile("(^|/)\\.{1,2}(/|$)");

        /** Control characters, and halves of characters, which have no UTF-8. */
        private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

        private static final int LONGEST_KEY = 1024;

        /** @throws InvalidInputException if the bucket or the key isn't one that S3 allows */
        public S3Object {
            if (!BUCKET.matcher(bucket).matches()) {
                throw new InvalidInputException(
                        "image", "'" + Quoted.abbreviated(bucket) + "' is not the name of an S3 bucket");
            }
            if (key.isEmpty()
                    || key.length() > LONGEST_KEY
                    || UNPRINTABLE.matcher(key).find()) {
                throw new InvalidInputException(
                        "image", "'" + Quoted.abbreviated(key) + "' is not an S3 key: 1 to 1024 printable characters");
            }
            if (DOTS_ALONE.matcher(key).find()) {
                throw new InvalidInputException(
                        "image",
                        "'" + Quoted.abbreviated(key) + "' has a part '.' or '..', which no store keeps as it is");
            }
        }

        /** @throws InvalidInputException if the text isn't {@code s3://bucket/key} */
        @JsonCreator
        public static S3Object of(String text) {
            if (ImageRef.of(text) instanceof S3Object object) {
                return object;
            }
            throw new InvalidInputException("image", "'" + Quoted.abbreviated(text) + "' is not s3://bucket/key");
        }

        @Override
        public String toString() {
            return "s3://" + bucket + "/" + key;
        }
    }

    /** Uploaded bytes by their SHA-256 in lower-case hexadecimal, {@code sha256:…}, as the upload returned it. */
    record ContentAddress(String sha256) implements ImageRef {

        private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

        /** @throws InvalidInputException if it isn't 64 lower-case hexadecimal digits */
        public ContentAddress {
            if (!HEX.matcher(sha256).matches()) {
                throw new InvalidInputException(
                        "image",
                        "'" + Quoted.abbreviated(sha256) + "' is not a SHA-256: 64 lower-case hexadecimal digits");
            }
        }

        /** The key, in the store's own bucket, under which the upload lies. */
        public String uploadKey() {
            return UploadKeys.UPLOADS + sha256;
        }

        @Override
        public String toString() {
            return "sha256:" + sha256;
        }
    }

    /** @throws InvalidInputException if the text is neither {@code s3://bucket/key} nor {@code sha256:…} */
    @JsonCreator
    static ImageRef of(String text) {
        Matcher s3 = Pattern.compile("s3://([^/]*)/(.*)", Pattern.DOTALL).matcher(text);
        if (s3.matches()) {
            return new S3Object(s3.group(1), s3.group(2));
        }
        if (text.startsWith("sha256:")) {
            return new ContentAddress(text.substring("sha256:".length()));
        }
        throw new InvalidInputException(
                "image",
                "'" + Quoted.abbreviated(text)
                        + "' is not a reference to a picture: s3://bucket/key, or the sha256:… that an upload"
                        + " returned");
    }

    /** The text that {@link #of} reads. */
    @JsonValue
    default String text() {
        return toString();
    }
}
