package io.impasto.gateway;

import static io.impasto.gateway.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.impasto.common.image.ImageRef.ContentAddress;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.image.UploadKeys;
import io.impasto.common.job.ResultKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that go to the store past the gateway, by a signed form. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class PresignedUploadIT {

    private final HttpClient http = HttpClient.newHttpClient();

    BrokerAndStore outside;

    @BeforeEach
    void waitUntilReady() {
        Calls.awaitReady();
    }

    @Test
    void pictureSentToTheStoreBecomesAnUpload() throws Exception {
        // Given
        byte[] picture = Pictures.png(40, 30, 201);
        String sha256 = ResultKey.sha256(picture);
        JsonPath invitation = invited(picture);
        assertThat(Instant.parse(invitation.getString("expiresAt")))
                .isBetween(Instant.now().plusSeconds(600), Instant.now().plusSeconds(901));

        // When
        assertThat(send(invitation, picture)).isBetween(200, 204);
        ValidatableResponse completed = complete(invitation);

        // Then
        completed
                .statusCode(201)
                .header("Location", endsWith("/v1/uploads/" + sha256))
                .body("address", equalTo("sha256:" + sha256))
                .body("width", equalTo(40))
                .body("height", equalTo(30))
                .body("bytes", equalTo(picture.length))
                .body("mediaType", equalTo("image/png"));
        assertThat(outside.store().get(new S3Object("impasto", new ContentAddress(sha256).uploadKey()), 1_000_000))
                .isEqualTo(picture);
        assertThat(outside.store().exists(staged(invitation))).isFalse();
        complete(invitation).statusCode(200).body("address", equalTo("sha256:" + sha256));
        announce(picture)
                .statusCode(200)
                .body("address", equalTo("sha256:" + sha256))
                .body("form", nullValue());
    }

    @Test
    void storeItselfTakesThePromisedLengthAndKeyOnly() throws Exception {
        byte[] picture = Pictures.png(40, 30, 202);
        JsonPath invitation = invited(picture);
        Map<String, String> elsewhere = new HashMap<>(invitation.getMap("form.fields"));
        elsewhere.put("key", "results/forged.png");

        assertThat(send(invitation, Arrays.copyOf(picture, picture.length + 1))).isBetween(400, 499);
        assertThat(send(invitation, Arrays.copyOf(picture, picture.length - 1))).isBetween(400, 499);
        assertThat(send(invitation.getString("form.url"), elsewhere, picture)).isBetween(400, 499);

        assertThat(outside.store().exists(new S3Object("impasto", "results/forged.png")))
                .isFalse();
        problem(complete(invitation), 409, "nothing-uploaded", "form");
    }

    @Test
    void anotherPictureThanPromisedIsTakenAwayAndRefused() throws Exception {
        byte[] picture = Pictures.png(40, 30, 203);
        byte[] another = picture.clone();
        another[another.length - 1]++;
        JsonPath invitation = invited(picture);
        send(invitation, another);

        problem(complete(invitation), 422, "upload-mismatch", "sha256");
        assertThat(outside.store().exists(staged(invitation))).isFalse();

        // The form is good for another try.
        send(invitation, picture);
        complete(invitation).statusCode(201);
    }

    @Test
    void typeIsSeenByTheBytes() throws Exception {
        byte[] picture = Pictures.png(40, 30, 204);
        JsonPath invitation = announce(picture.length, ResultKey.sha256(picture), "image/jpeg")
                .statusCode(201)
                .extract()
                .jsonPath();
        send(invitation, picture);

        problem(complete(invitation), 422, "upload-mismatch", "image/png");
        assertThat(outside.store().exists(staged(invitation))).isFalse();
    }

    @Test
    void whatIsNoPictureOrTooLargeIsTakenAwayAndRefused() throws Exception {
        byte[] letter = "a letter".getBytes(StandardCharsets.UTF_8);
        JsonPath invitation = invited(letter);
        send(invitation, letter);
        problem(complete(invitation), 422, "unreadable-image", "not a picture");
        assertThat(outside.store().exists(staged(invitation))).isFalse();

        // A store that doesn't keep to the form.
        outside.store().put(staged(invitation), new byte[1_000_001], "image/png");
        problem(complete(invitation), 413, "image-too-large", "1000001");
        assertThat(outside.store().exists(staged(invitation))).isFalse();

        byte[] wide = Pictures.png(1001, 1000, 205);
        JsonPath another = invited(wide);
        send(another, wide);
        problem(complete(another), 413, "image-too-large", "1001000 pixels");
    }

    @Test
    void ticketWhoseTimeIsOverIsGoneWithWhatWasSent() throws Exception {
        byte[] picture = Pictures.png(40, 30, 206);
        JsonPath invitation = invited(picture);
        send(invitation, picture);
        S3Object ticket = new S3Object("impasto", UploadKeys.stagedTicket(invitation.getString("ticket")));
        String said = new String(outside.store().get(ticket, 10_000), StandardCharsets.UTF_8);
        String earlier = said.replace(
                invitation.getString("expiresAt"),
                Instant.parse(invitation.getString("expiresAt"))
                        .minus(Duration.ofMinutes(16))
                        .toString());
        assertThat(earlier).isNotEqualTo(said);
        outside.store().put(ticket, earlier.getBytes(StandardCharsets.UTF_8), "application/json");

        problem(complete(invitation), 410, "ticket-expired", "was good until");
        problem(complete(invitation), 404, "unknown-ticket", invitation.getString("ticket"));
        assertThat(outside.store().exists(staged(invitation))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000000000000000000000000000",
                "ABCDEF00000000000000000000000000",
                "../..",
                "../../../results/x",
                "0000000000000000000000000000000/",
                "a\r\nb"
            })
    void ticketThatNobodyIssuedIsUnknown(String ticket) {
        given().post("/v1/uploads/presigned/{ticket}/complete", ticket)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void jobMayNotReferToWhatIsStillBeingUploaded() throws Exception {
        byte[] picture = Pictures.png(40, 30, 207);
        JsonPath invitation = invited(picture);
        send(invitation, picture);

        problem(
                given().contentType(ContentType.JSON)
                        .body("{\"content\":\"" + staged(invitation) + "\",\"styles\":[\"" + staged(invitation)
                                + "\"]}")
                        .post("/v1/jobs")
                        .then(),
                403,
                "forbidden-reference",
                "not an upload yet");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"bytes":0,"sha256":"%s","mediaType":"image/png"}              | 400 | invalid-request | bytes
        {"bytes":5,"sha256":"../../x","mediaType":"image/png"}         | 400 | invalid-request | SHA-256
        {"bytes":5,"sha256":"%s","mediaType":"text/html"}              | 400 | invalid-request | image/webp
        {"bytes":5,"sha256":"%s"}                                      | 400 | invalid-request | mediaType
        {"bytes":5,"sha256":null,"mediaType":"image/png"}              | 400 | invalid-request | sha256
        {"bytes":5,"sha256":"%s","mediaType":"image/png","key":"x"}    | 400 | invalid-request | unknown field 'key'
        {"bytes":                                                      | 400 | invalid-request | not JSON
        null                                                           | 400 | invalid-request | not a JSON object
        {"bytes":1000001,"sha256":"%s","mediaType":"image/png"}        | 413 | image-too-large | 1000001
        """)
    void promiseThatNoPictureKeepsIsNamed(String body, int status, String code, String named) {
        problem(announce(body.replace("%s", "0".repeat(64))), status, code, named);
    }

    private JsonPath invited(byte[] picture) {
        return announce(picture).statusCode(201).extract().jsonPath();
    }

    private static ValidatableResponse announce(byte[] picture) {
        return announce(picture.length, ResultKey.sha256(picture), "image/png");
    }

    private static ValidatableResponse announce(int bytes, String sha256, String mediaType) {
        return announce("{\"bytes\":" + bytes + ",\"sha256\":\"" + sha256 + "\",\"mediaType\":\"" + mediaType + "\"}");
    }

    private static ValidatableResponse announce(String json) {
        return given().contentType(ContentType.JSON)
                .body(json)
                .post("/v1/uploads/presigned")
                .then();
    }

    private static ValidatableResponse complete(JsonPath invitation) {
        return given().post(invitation.getString("complete")).then();
    }

    private static S3Object staged(JsonPath invitation) {
        return new S3Object("impasto", UploadKeys.stagedPicture(invitation.getString("ticket")));
    }

    private int send(JsonPath invitation, byte[] file) throws Exception {
        return send(invitation.getString("form.url"), invitation.getMap("form.fields"), file);
    }

    /** As a browser sends a form. */
    private int send(String url, Map<String, String> fields, byte[] file) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            body.writeBytes(part("name=\"" + field.getKey() + "\"\r\n\r\n" + field.getValue() + "\r\n"));
        }
        body.writeBytes(part("name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"));
        body.writeBytes(file);
        body.writeBytes("\r\n--paint--\r\n".getBytes(StandardCharsets.UTF_8));
        return http.send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Content-Type", "multipart/form-data; boundary=paint")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static byte[] part(String rest) {
        return ("--paint\r\nContent-Disposition: form-data; " + rest).getBytes(StandardCharsets.UTF_8);
    }
}
