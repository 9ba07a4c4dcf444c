package io.impasto.common.blob;

import io.impasto.common.image.ImageRef.S3Object;
import io.minio.BucketExistsArgs;
import io.minio.CopyObjectArgs;
import io.minio.Directive;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.ObjectWriteArgs;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.SourceObject;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.UploadObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;

/** Any S3 store through the MinIO client. */
public final class MinioBlobStore implements BlobStore, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration TRANSFER = Duration.ofSeconds(30);
    private static final Set<String> MADE_BY_ANOTHER = Set.of("BucketAlreadyOwnedByYou", "BucketAlreadyExists");
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;
    private static final Map<String, String> ONLY_IF_ABSENT = Map.of("If-None-Match", "*");

    private final OkHttpClient http;
    private final MinioClient client;
    private final MinioAnswers answers;

    /** A client of the store at {@code endpoint}; connects on first use. */
    public MinioBlobStore(URI endpoint, String region, String accessKey, String secretKey) {
        this.answers = new MinioAnswers(endpoint);
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
            throw answers.brokenOff(object, e);
        }
    }

    @Override
    public InputStream open(S3Object object) {
        return open(object, args -> args);
    }

    @Override
    public InputStream open(S3Object object, long offset, long length) {
        return open(object, args -> args.offset(offset).length(length));
    }

    private InputStream open(S3Object object, UnaryOperator<GetObjectArgs.Builder> part) {
        try {
            return MinioAnswers.asking(() -> client.getObject(
                    part.apply(GetObjectArgs.builder().bucket(object.bucket()).object(object.key()))
                            .build()));
        } catch (MinioException e) {
            throw answers.translated(e, object);
        }
    }

    @Override
    public boolean putIfAbsent(S3Object object, byte[] bytes, String mediaType) {
        try {
            put(object, bytes, mediaType, ONLY_IF_ABSENT);
            return true;
        } catch (MinioException e) {
            int status = MinioAnswers.status(e);
            if (status == PRECONDITION_FAILED) {
                return false;
            }
            if (status == NOT_IMPLEMENTED) {
                put(object, bytes, mediaType);
                return true;
            }
            throw answers.translated(e, object);
        }
    }

    @Override
    public void put(S3Object object, byte[] bytes, String mediaType) {
        try {
            put(object, bytes, mediaType, Map.of());
        } catch (MinioException e) {
            throw answers.translated(e, object);
        }
    }

    private void put(S3Object object, byte[] bytes, String mediaType, Map<String, String> headers)
            throws MinioException {
        MinioAnswers.asking(() -> client.putObject(PutObjectArgs.builder()
                .bucket(object.bucket())
                .object(object.key())
                .contentType(mediaType)
                .extraHeaders(headers)
                .data(bytes, bytes.length)
                .build()));
    }

    @Override
    public void put(S3Object object, Path file, String mediaType) {
        try {
            // One part however long it is: S3 takes 5 GiB, and no half of it is left behind when it breaks off.
            long part = Math.max(Files.size(file), ObjectWriteArgs.MIN_MULTIPART_SIZE);
            MinioAnswers.asking(() -> client.uploadObject(UploadObjectArgs.builder()
                    .bucket(object.bucket())
                    .object(object.key())
                    .contentType(mediaType)
                    .filename(file.toString(), part)
                    .build()));
        } catch (IOException e) {
            throw answers.brokenOff(object, e);
        } catch (MinioException e) {
            throw answers.translated(e, object);
        }
    }

    @Override
    public boolean touch(S3Object object) {
        try {
            MinioAnswers.asking(() -> {
                String mediaType = stat(object).contentType();
                // S3 copies an object onto itself only if something of it is said anew.
                return client.copyObject(CopyObjectArgs.builder()
                        .bucket(object.bucket())
                        .object(object.key())
                        .source(SourceObject.builder()
                                .bucket(object.bucket())
                                .object(object.key())
                                .build())
                        .metadataDirective(Directive.REPLACE)
                        .headers(Map.of("Content-Type", mediaType))
                        .build());
            });
            return true;
        } catch (MinioException e) {
            return answers.unlessMissing(e, object, false);
        }
    }

    @Override
    public void remove(S3Object object) {
        try {
            remove(object.bucket(), object.key());
        } catch (MinioException e) {
            throw answers.translated(e, object);
        }
    }

    private void remove(String bucket, String key) throws MinioException {
        MinioAnswers.asking(() -> {
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
            if (which.test(item.objectName())
                    && item.lastModified().toInstant().isBefore(before)
                    && find(new S3Object(bucket, item.objectName()))
                            .filter(stored -> stored.storedAt().isBefore(before))
                            .isPresent()) {
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
            MinioAnswers.asking(() -> {
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
            throw answers.bucket(bucket, "can't be listed", e);
        }
    }

    @Override
    public Optional<StoredObject> find(S3Object object) {
        try {
            StatObjectResponse stat = MinioAnswers.asking(() -> stat(object));
            return Optional.of(new StoredObject(stat.size(), stat.lastModified().toInstant()));
        } catch (MinioException e) {
            return answers.unlessMissing(e, object, Optional.empty());
        }
    }

    private StatObjectResponse stat(S3Object object) throws MinioException {
        return client.statObject(StatObjectArgs.builder()
                .bucket(object.bucket())
                .object(object.key())
                .build());
    }

    @Override
    public void ensureBucket(String bucket) {
        try {
            boolean there = MinioAnswers.asking(() -> client.bucketExists(
                    BucketExistsArgs.builder().bucket(bucket).build()));
            if (!there) {
                MinioAnswers.asking(() -> {
                    client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
                    return bucket;
                });
            }
        } catch (MinioException e) {
            if (!(e instanceof ErrorResponseException refused
                    && MADE_BY_ANOTHER.contains(refused.errorResponse().code()))) {
                throw answers.bucket(bucket, "can't be reached or made", e);
            }
        }
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
