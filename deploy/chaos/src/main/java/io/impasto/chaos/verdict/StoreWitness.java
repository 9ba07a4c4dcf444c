package io.impasto.chaos.verdict;

import io.impasto.chaos.StoreAccess;
import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.MinioBlobStore;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.ResultKey;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.Result;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a stranger with a plain S3 client sees of the bucket. */
public final class StoreWitness implements AutoCloseable {

    private static final String PNG = "image/png";

    private final String bucket;
    private final MinioBlobStore objects;
    private final MinioClient lists;

    public StoreWitness(StoreAccess access) {
        bucket = access.bucket();
        objects = new MinioBlobStore(access.endpoint(), access.region(), access.accessKey(), access.secretKey());
        lists = MinioClient.builder()
                .endpoint(access.endpoint().toString())
                .region(access.region())
                .credentials(access.accessKey(), access.secretKey())
                .build();
    }

    public void ensureBucket() {
        objects.ensureBucket(bucket);
    }

    /** Keys of all objects, with the time each was last stored. */
    public Map<String, Instant> objects() {
        Map<String, Instant> found = new TreeMap<>();
        try {
            for (Result<Item> result : lists.listObjects(
                    ListObjectsArgs.builder().bucket(bucket).recursive(true).build())) {
                Item item = result.get();
                found.put(item.objectName(), item.lastModified().toInstant());
            }
        } catch (MinioException e) {
            throw new IllegalStateException("bucket " + bucket + " can't be listed", e);
        }
        return found;
    }

    /** SHA-256 of the object's bytes, lower-case hexadecimal; empty if it isn't there. */
    public Optional<String> sha256(S3Object object) {
        try {
            return Optional.of(ResultKey.sha256(objects.get(object, Integer.MAX_VALUE)));
        } catch (BlobMissingException e) {
            return Optional.empty();
        }
    }

    public S3Object object(String key) {
        return new S3Object(bucket, key);
    }

    public void putPng(S3Object object, byte[] png) {
        objects.put(object, png, PNG);
    }

    public void remove(S3Object object) {
        objects.remove(object);
    }

    @Override
    public void close() {
        objects.close();
        try {
            lists.close();
        } catch (Exception e) {
            throw new IllegalStateException("closing the store's client", e);
        }
    }
}
