package io.impasto.common.blob;

import io.impasto.common.image.ImageRef.S3Object;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import okhttp3.OkHttpClient;

/** Any S3 store through the MinIO client. */
public final class MinioBlobStore implements BlobStore, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration TRANSFER = Duration.ofSeconds(30);
    private static final Set<String> MISSING = Set.of("NoSuchKey", "NoSuchBucket", "NoSuchObject", "ResourceNotFound");
    private static final Set<String> MADE_BY_ANOTHER = Set.of("BucketAlreadyOwnedByYou", "BucketAlreadyExists");
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;
    private static final Map<String, String> ONLY_IF_ABSENT = Map.of("If-None-Match", "*");

    private final URI endpoint;
    private final OkHttpClient http;
    private final MinioClient client;

    /** A client of the store at {@code endpoint}; connects on first use. */
    public MinioBlobStore(URI endpoint, String region, String accessKey, String secretKey) {
        this.endpoint = endpoint;
        this.http = new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .readTimeout(TRANSFER)
                .writeTimeout(TRANSFER)
                .build();
        this.client = MinioClient.builder()
                .endpoint(endpoint.toString())
                .region(region)
                .credentials(accessKey, secretKey)
                .httpClient(http)
                .build();
    }

    @Override
    public byte[] get(S3Object object, long maxBytes) {
        try (InputStream in = open(object)) {
            // One byte more than allowed tells "just fits" from "too large" without believing a header.
            byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 9L, maxBytes) + 1);
            if (bytes.length > maxBytes) {
                throw new BlobTooLargeException(object + " is larger than the " + maxBytes + " bytes allowed");
            }
            return bytes;
        } catch (IOException e) {
            throw new BlobStoreUnavailableException(endpoint + " broke off while sending " + object, e);
        }
    }

    @Override
    public InputStream open(S3Object object) {
        try {
            return asking(() -> client.getObject(GetObjectArgs.builder()
                    .bucket(object.bucket())
                    .object(object.key())
                    .build()));
        } catch (MinioException e) {
            throw translated(e, object);
        }
    }

    @Override
    public boolean putIfAbsent(S3Object object, byte[] bytes, String mediaType) {
        try {
            put(object, bytes, mediaType, ONLY_IF_ABSENT);
            return true;
        } catch (MinioException e) {
            int status = status(e);
            if (status == PRECONDITION_FAILED) {
                return false;
            }
            if (status == NOT_IMPLEMENTED) {
                put(object, bytes, mediaType);
                return true;
            }
            throw translated(e, object);
        }
    }

    @Override
    public void put(S3Object object, byte[] bytes, String mediaType) {
        try {
            put(object, bytes, mediaType, Map.of());
        } catch (MinioException e) {
            throw translated(e, object);
        }
    }

    private void put(S3Object object, byte[] bytes, String mediaType, Map<String, String> headers)
            throws MinioException {
        asking(() -> client.putObject(PutObjectArgs.builder()
                .bucket(object.bucket())
                .object(object.key())
                .contentType(mediaType)
                .extraHeaders(headers)
                .data(bytes, bytes.length)
                .build()));
    }

    @Override
    public void remove(S3Object object) {
        try {
            remove(object.bucket(), object.key());
        } catch (MinioException e) {
            throw translated(e, object);
        }
    }

    private void remove(String bucket, String key) throws MinioException {
        asking(() -> {
            client.removeObject(
                    RemoveObjectArgs.builder().bucket(bucket).object(key).build());
            return key;
        });
    }

    @Override
    public List<String> list(String bucket, String prefix) {
        List<String> keys = new ArrayList<>();
        forEach(bucket, prefix, item -> keys.add(item.objectName()));
        return keys;
    }

    @Override
    public int removeStale(String bucket, String prefix, Predicate<String> which, Instant before) {
        AtomicInteger removed = new AtomicInteger();
        forEach(bucket, prefix, item -> {
            if (which.test(item.objectName()) && item.lastModified().toInstant().isBefore(before)) {
                remove(bucket, item.objectName());
                removed.incrementAndGet();
            }
        });
        return removed.get();
    }

    private interface Visitor {
        void visit(Item item) throws MinioException;
    }

    private void forEach(String bucket, String prefix, Visitor visitor) {
        try {
            asking(() -> {
                // The iterator asks the store too, whenever it has come to the end of a page.
                for (Result<Item> result : client.listObjects(ListObjectsArgs.builder()
                        .bucket(bucket)
                        .prefix(prefix)
                        .recursive(true)
                        .build())) {
                    visitor.visit(result.get());
                }
                return bucket;
            });
        } catch (MinioException e) {
            throw new BlobStoreUnavailableException(
                    "bucket '" + bucket + "' at " + endpoint + " can't be listed: " + reason(e), e);
        }
    }

    @Override
    public boolean exists(S3Object object) {
        try {
            asking(() -> client.statObject(StatObjectArgs.builder()
                    .bucket(object.bucket())
                    .object(object.key())
                    .build()));
            return true;
        } catch (MinioException e) {
            RuntimeException translated = translated(e, object);
            if (translated instanceof BlobMissingException) {
                return false;
            }
            throw translated;
        }
    }

    @Override
    public void ensureBucket(String bucket) {
        try {
            boolean there = asking(() -> client.bucketExists(
                    BucketExistsArgs.builder().bucket(bucket).build()));
            if (!there) {
                asking(() -> {
                    client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
                    return bucket;
                });
            }
        } catch (MinioException e) {
            if (!(e instanceof ErrorResponseException refused
                    && MADE_BY_ANOTHER.contains(refused.errorResponse().code()))) {
                throw new BlobStoreUnavailableException(
                        "bucket '" + bucket + "' at " + endpoint + " can't be reached or made: " + reason(e), e);
            }
        }
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private interface Request<T> {
        T send() throws MinioException;
    }

    /** The client hides a broken connection in an IllegalStateException; to us it is one more way of not answering. */
    private static <T> T asking(Request<T> request) throws MinioException {
        try {
            return request.send();
        } catch (IllegalStateException e) {
            throw new MinioException(e.getCause() == null ? e : e.getCause());
        }
    }

    private RuntimeException translated(MinioException e, S3Object object) {
        if (e instanceof ErrorResponseException refused
                && MISSING.contains(refused.errorResponse().code())) {
            return new BlobMissingException("there is no object " + object, e);
        }
        return new BlobStoreUnavailableException(
                "the store at " + endpoint + " can't serve " + object + ": " + reason(e), e);
    }

    private static int status(MinioException e) {
        return e instanceof ErrorResponseException refused ? refused.response().code() : 0;
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
