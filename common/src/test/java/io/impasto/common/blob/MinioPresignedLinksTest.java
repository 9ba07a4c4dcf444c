package io.impasto.common.blob;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.image.ImageRef.S3Object;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Nobody answers at the endpoint: links are made without asking. */
class MinioPresignedLinksTest {

    private static final S3Object OBJECT = new S3Object("impasto", "results/x/image.png");

    private final PresignedLinks links =
            new MinioPresignedLinks(URI.create("https://pictures.example.org"), "eu", "key", "secret-key");

    @Test
    void linkLeadsToThePublicEndpointAndIsSignedForItsTime() {
        URI link = links.get(OBJECT, "image/png", "inline; filename=\"a.png\"", Duration.ofMinutes(5));

        assertThat(link).hasScheme("https").hasHost("pictures.example.org").hasPath("/impasto/results/x/image.png");
        assertThat(link.getQuery())
                .contains("X-Amz-Expires=300", "X-Amz-Signature=", "response-content-type=image/png")
                .doesNotContain("secret-key");
    }

    @Test
    void formLeadsToTheBucketAndNamesTheKey() {
        PostForm form = links.post(OBJECT, 5, Instant.now().plusSeconds(60));

        assertThat(form.url()).isEqualTo(URI.create("https://pictures.example.org/impasto"));
        assertThat(form.fields()).containsEntry("key", OBJECT.key()).containsKeys("policy", "x-amz-signature");
    }
}
