package io.impasto.gateway;

import static io.impasto.gateway.Calls.awaitState;
import static io.impasto.gateway.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.ResultImage;
import io.impasto.common.job.ResultKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The finished picture, whole, in part, as a link, small. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class ResultIT {

    private static final byte[] PAINTING = PlayedWorker.painting();
    private static final int LENGTH = PAINTING.length;
    private static final String TAG = '"' + ResultKey.sha256(PAINTING) + '"';

    private final HttpClient http = HttpClient.newHttpClient();

    BrokerAndStore outside;

    @BeforeEach
    void waitUntilReady() {
        Calls.awaitReady();
    }

    @Test
    void resultIsNamedAfterItsJobAndKeptForever() {
        painted("named.~_-1", "image/jpeg");

        given().get("/v1/jobs/named.~_-1/image")
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("ETag", equalTo(TAG))
                .header("Accept-Ranges", equalTo("bytes"))
                .header("Cache-Control", equalTo("private, max-age=31536000, immutable"))
                .header("Content-Disposition", equalTo("inline; filename=\"impasto-named.~_-1.jpg\""));
        for (String download : new String[] {"?download", "?download=", "?download=%22%0d%0aX-Evil:1"}) {
            given().urlEncodingEnabled(false)
                    .get("/v1/jobs/named.~_-1/image" + download)
                    .then()
                    .statusCode(200)
                    .header("X-Evil", nullValue())
                    .header("Content-Disposition", equalTo("attachment; filename=\"impasto-named.~_-1.jpg\""));
        }
        given().header("If-None-Match", TAG)
                .get("/v1/jobs/named.~_-1/image")
                .then()
                .statusCode(304)
                .header("Cache-Control", containsString("immutable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\r\nX-Evil: 1", "../x", "ä", ".", "-x", "a;b", "a/b"})
    void idThatWouldBeNoFileNameIsNoJobs(String id) {
        given().get("/v1/jobs/{id}/image", id)
                .then()
                .statusCode(404)
                .header("X-Evil", nullValue())
                .header("Content-Disposition", nullValue());
    }

    @Test
    void typeThatNoResultHasIsSavedAsBytes() {
        painted("a-page", "text/html");
        painted("two-headers", "image/jpeg\r\nX-Evil: 1");

        for (String id : new String[] {"a-page", "two-headers"}) {
            given().get("/v1/jobs/" + id + "/image")
                    .then()
                    .statusCode(200)
                    .contentType("application/octet-stream")
                    .header("X-Evil", nullValue())
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("Content-Disposition", equalTo("attachment; filename=\"impasto-" + id + ".bin\""));
        }
    }

    @Test
    void headTellsAllButTheBytes() throws Exception {
        painted("head", "image/jpeg");

        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(gateway("/v1/jobs/head/image"))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(LENGTH);
        assertThat(answer.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(answer.headers().firstValue("ETag")).contains(TAG);
    }

    @Test
    void partsAreTheBytesThatWereAskedFor() {
        painted("parts", "image/jpeg");

        part("bytes=0-0", 0, 0);
        part("bytes=0-99", 0, 99);
        part("bytes=100-", 100, LENGTH - 1);
        part("bytes=-100", LENGTH - 100, LENGTH - 1);
        part("bytes=-99999999999999999999999", 0, LENGTH - 1);
        part("bytes=5-99999999999999999999999", 5, LENGTH - 1);
        part("bytes=" + (LENGTH - 1) + "-", LENGTH - 1, LENGTH - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,5-6", "bytes=", "bytes=-", "bytes=9-5", "lines=0-1", "bytes=a-b", "bytes=--1"})
    void whatIsNotOneRangeIsAnsweredByTheWhole(String range) {
        painted("parts", "image/jpeg");

        assertThat(ranged(range).statusCode(200).extract().asByteArray()).isEqualTo(PAINTING);
    }

    @Test
    void rangeBeyondTheEndIsRefusedAndTheLengthTold() {
        painted("parts", "image/jpeg");

        for (String range : new String[] {"bytes=" + LENGTH + "-", "bytes=-0", "bytes=99999999999999999999999-"}) {
            ValidatableResponse refused = ranged(range);
            problem(refused, 416, "range-not-satisfiable", LENGTH + " bytes");
            refused.header("Content-Range", equalTo("bytes */" + LENGTH));
        }
    }

    @Test
    void partOfSomethingElseIsAnsweredByTheWhole() {
        painted("parts", "image/jpeg");

        given().headers("Range", "bytes=0-9", "If-Range", TAG)
                .get("/v1/jobs/parts/image")
                .then()
                .statusCode(206);
        for (String other : new String[] {"\"other\"", "W/" + TAG, "Sat, 28 Nov 2026 12:00:00 GMT"}) {
            given().headers("Range", "bytes=0-9", "If-Range", other)
                    .get("/v1/jobs/parts/image")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void linkGivesThePictureToAnybodyUntilItExpires() throws Exception {
        painted("linked", "image/jpeg");

        JsonPath link = given().get("/v1/jobs/linked/image/link")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .extract()
                .jsonPath();
        assertThat(Instant.parse(link.getString("expiresAt")))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(50)),
                        Instant.now().plus(Duration.ofMinutes(61)));
        HttpResponse<byte[]> answer = fetch(link.getString("url"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(PAINTING);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("inline; filename=\"impasto-linked.jpg\"");
        assertThat(fetch(link.getString("url").replace("impasto-linked", "other"))
                        .statusCode())
                .isEqualTo(403);

        String brief = given().get("/v1/jobs/linked/image/link?seconds=1&download")
                .then()
                .statusCode(200)
                .extract()
                .path("url");
        await().untilAsserted(() -> assertThat(fetch(brief).statusCode()).isEqualTo(403));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "3601", "99999999999999999999", "1h"})
    void linkThatLastsTooLongIsRefused(String seconds) {
        painted("linked", "image/jpeg");

        problem(
                given().get("/v1/jobs/linked/image/link?seconds=" + seconds).then(),
                400,
                "invalid-request",
                "from 1 to 3600");
    }

    @ParameterizedTest
    @CsvSource({"32, 32, 24", "256, 256, 192", "512, 512, 384"})
    void thumbnailHasTheSizeThatIsAskedFor(int size, int width, int height) throws Exception {
        painted("small", "image/jpeg");

        ValidatableResponse answer = given().get("/v1/jobs/small/thumbnail?size=" + size)
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Cache-Control", containsString("immutable"))
                .header("ETag", equalTo('"' + ResultKey.sha256(PAINTING) + "-" + size + '"'));
        var image = ImageIO.read(new ByteArrayInputStream(answer.extract().asByteArray()));

        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
        assertThat(outside.store().exists(new S3Object("impasto", "thumbnails/" + ResultKey.sha256(PAINTING) + ".jpg")))
                .isTrue();
    }

    @Test
    void thumbnailThatCannotBeIsAProblem() {
        painted("small", "image/jpeg");
        for (String size : new String[] {"31", "513", "-1", "1e2", "99999999999", "x"}) {
            problem(
                    given().get("/v1/jobs/small/thumbnail?size=" + size).then(),
                    400,
                    "invalid-request",
                    "from 32 to 512");
        }
        byte[] broken = Arrays.copyOf(Pictures.png(40, 30, 301), 60);
        painted("broken", "image/png", broken);
        problem(given().get("/v1/jobs/broken/thumbnail").then(), 422, "unreadable-image", "broken");
        problem(given().get("/v1/jobs/nobody/thumbnail").then(), 404, "unknown-job", "nobody");
    }

    @Test
    void whatIsGoneFromTheStoreIsGoneInEveryForm() {
        JobId id = new JobId("gone-in-every-form");
        S3Object nowhere = new S3Object("impasto", "results/gone-in-every-form/image.png");
        outside.say(succeeded(id, new ResultImage(nowhere, "image/png", "0".repeat(64), 10, 4, 3)));
        awaitState(id, "succeeded");

        for (String form : new String[] {"/image", "/image/link", "/thumbnail"}) {
            problem(given().get("/v1/jobs/" + id + form).then(), 410, "result-gone", nowhere.toString());
        }
        given().head("/v1/jobs/" + id + "/image").then().statusCode(410);
    }

    private void part(String range, int first, int last) {
        byte[] bytes = ranged(range)
                .statusCode(206)
                .contentType("image/jpeg")
                .header("Content-Range", equalTo("bytes " + first + "-" + last + "/" + LENGTH))
                .header("Content-Length", equalTo(Integer.toString(last - first + 1)))
                .header("ETag", equalTo(TAG))
                .extract()
                .asByteArray();
        assertThat(bytes).isEqualTo(Arrays.copyOfRange(PAINTING, first, last + 1));
    }

    private static ValidatableResponse ranged(String range) {
        return given().header("Range", range).get("/v1/jobs/parts/image").then();
    }

    private void painted(String id, String mediaType) {
        painted(id, mediaType, PAINTING);
    }

    private void painted(String id, String mediaType, byte[] bytes) {
        S3Object object = new S3Object("impasto", "results/" + id + "/image.jpg");
        outside.store().put(object, bytes, "application/octet-stream");
        ResultImage image = new ResultImage(object, mediaType, ResultKey.sha256(bytes), bytes.length, 512, 384);
        outside.say(succeeded(new JobId(id), image));
        awaitState(new JobId(id), "succeeded");
    }

    private static Succeeded succeeded(JobId id, ResultImage image) {
        return new Succeeded(id, Instant.now(), JobResult.complete(image, "cpu", 200, 9, new LossTerms(1, 2, 3), null));
    }

    private static URI gateway(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }

    private HttpResponse<byte[]> fetch(String url) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
