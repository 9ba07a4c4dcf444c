package io.impasto.common.blob;

import io.impasto.common.image.ImageRef.S3Object;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.MinioClient;
import io.minio.PostPolicy;
import io.minio.errors.MinioException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Signs through the MinIO client, which is told the region and so needs no answer from the store. */
public final class MinioPresignedLinks implements PresignedLinks {

    private static final int ANY_EXPIRY_SECONDS = 60;

    private final MinioClient client;

    /** @param endpoint of the store as those see it who will use the links; the name in it is signed too */
    public MinioPresignedLinks(URI endpoint, String region, String accessKey, String secretKey) {
        this.client = MinioClient.builder()
                .endpoint(endpoint.toString())
                .region(region)
                .credentials(accessKey, secretKey)
                .build();
    }

    @Override
    public URI get(S3Object object, String mediaType, String contentDisposition, Duration lasts) {
        return signed(
                object,
                Http.Method.GET,
                Math.toIntExact(lasts.toSeconds()),
                Map.of("response-content-type", mediaType, "response-content-disposition", contentDisposition));
    }

    @Override
    public PostForm post(S3Object object, long bytes, Instant until) {
        PostPolicy policy = new PostPolicy(object.bucket(), until.atZone(ZoneOffset.UTC));
        policy.addEqualsCondition("key", object.key());
        policy.addContentLengthRangeCondition(bytes, bytes);
        try {
            Map<String, String> fields = new HashMap<>(client.getPresignedPostFormData(policy));
            fields.put("key", object.key());
            return new PostForm(bucketUrl(object), fields);
        } catch (MinioException e) {
            throw unsigned(object, e);
        }
    }

    /** Whether the bucket is part of the path or of the host is the client's knowledge; so an object's address is cut. */
    private URI bucketUrl(S3Object object) {
        String url =
                signed(object, Http.Method.PUT, ANY_EXPIRY_SECONDS, Map.of()).toString();
        return URI.create(url.substring(0, url.indexOf("/" + object.key())));
    }

    private URI signed(S3Object object, Http.Method method, int seconds, Map<String, String> query) {
        try {
            return URI.create(client.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                    .method(method)
                    .bucket(object.bucket())
                    .object(object.key())
                    .expiry(seconds)
                    .extraQueryParams(query)
                    .build()));
        } catch (MinioException e) {
            throw unsigned(object, e);
        }
    }

    private static IllegalStateException unsigned(S3Object object, MinioException e) {
        return new IllegalStateException("no link to " + object + " can be signed", e);
    }
}
