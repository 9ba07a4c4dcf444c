package io.impasto.gateway;

import static io.impasto.gateway.Calls.CONTENT;
import static io.impasto.gateway.Calls.STYLE;
import static io.impasto.gateway.Calls.form;
import static io.impasto.gateway.Calls.problem;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.wire.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that asks nobody who they are, and what the pages of other sites and rude clients make of it. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class OpenGatewayIT {

    private static final String FORGED = "FORGED jobId=none state=succeeded";

    BrokerAndStore outside;

    @BeforeEach
    void waitUntilReady() {
        Calls.awaitReady();
    }

    @Test
    void saysThatItIsOpen() {
        given().get("/page/access.json")
                .then()
                .statusCode(200)
                .body("open", equalTo(true))
                .body("words", containsString("127.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, nonsense",
        "Origin, https://evil.example",
        "Origin, http://127.0.0.1:1",
        "Origin, http://127.0.0.1.evil.example",
        "Origin, null",
        "Origin, '{'",
    })
    void pageOfAnotherSiteChangesNothing(String header, String value) {
        problem(
                form().header(header, value)
                        .multiPart("id", "from-elsewhere")
                        .post("/v1/jobs")
                        .then(),
                403,
                "cross-site",
                "another site");
        problem(given().header(header, value).post("/v1/jobs/x/cancel").then(), 403, "cross-site", "another site");

        assertThat(outside.requests("from-elsewhere")).isEmpty();
    }

    @Test
    void ownPageMayChangeThings() {
        String own = "http://127.0.0.1:" + RestAssured.port;

        given().header("Sec-Fetch-Site", "same-origin")
                .header("Origin", own)
                .post("/v1/jobs/x/cancel")
                .then()
                .statusCode(404);
        given().header("Sec-Fetch-Site", "none")
                .post("/v1/jobs/x/cancel")
                .then()
                .statusCode(404);
        given().header("Host", "127.0.0.1:" + RestAssured.port)
                .header("Origin", own)
                .post("/v1/jobs/x/cancel")
                .then()
                .statusCode(404);
        given().header("Sec-Fetch-Site", "cross-site").get("/v1/jobs/x").then().statusCode(404); // A link.
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8080", "127.0.0.1.evil.example", "localhost.evil.example:80"})
    void nameThatWasMadeToPointHereIsRefused(String host) {
        for (String path : new String[] {"/", "/v1/jobs/x", "/q/metrics", "/page/limits.json"}) {
            problem(given().header("Host", host).get(path).then(), 421, "unknown-host", "impasto.access.hosts");
        }
        problem(given().header("Host", host).post("/v1/jobs/x/cancel").then(), 421, "unknown-host", "known as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:1234", "127.0.0.1", "[::1]:8080"})
    void ownNamesAreKnown(String host) {
        given().header("Host", host).get("/v1/jobs/x").then().statusCode(404);
    }

    @Test
    void otherOriginsAreToldNothing() {
        ValidatableResponse preflight = given().header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization")
                .options("/v1/jobs")
                .then();
        ValidatableResponse read = given().header("Origin", "https://evil.example")
                .get("/v1/jobs/x")
                .then();

        for (ValidatableResponse answer : new ValidatableResponse[] {preflight, read}) {
            answer.header("Access-Control-Allow-Origin", nullValue())
                    .header("Access-Control-Allow-Headers", nullValue())
                    .header("Cross-Origin-Resource-Policy", equalTo("same-origin"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/page/main.js",
                "/gallery/swirls.jpg",
                "/page/limits.json",
                "/v1/jobs/x",
                "/nothing",
                "/q/health/live"
            })
    void everythingHasTheSecurityHeaders(String path) {
        secured(given().get(path).then());
    }

    @Test
    void refusalsHaveTheSecurityHeadersToo() {
        secured(given().header("Host", "evil.example").get("/").then().statusCode(421));
        secured(given().header("Sec-Fetch-Site", "cross-site")
                .post("/v1/jobs/x/cancel")
                .then()
                .statusCode(403));
        secured(given().delete("/v1/jobs").then().statusCode(405));
    }

    @Test
    void nobodyIsToldWhereNobodyMayBe() {
        problem(
                form().multiPart("id", "untold")
                        .queryParam("callback", "https://hooks.example/a")
                        .post("/v1/jobs")
                        .then(),
                403,
                "callback-refused",
                "impasto.webhooks.allowed-hosts");
        problem(given().get("/v1/webhook-secret").then(), 403, "callback-refused", "impasto.webhooks.allowed-hosts");
        assertThat(outside.requests("untold")).isEmpty();
    }

    @Test
    void jsonNestedWithoutEndIsAProblem() throws Exception {
        String deep = "[".repeat(100_000);

        for (HttpResponse<String> answer : List.of(
                post("application/json", "{\"options\":" + deep),
                post("application/json", deep),
                post(
                        "multipart/form-data; boundary=b",
                        "--b\r\nContent-Disposition: form-data; name=\"content\"; filename=\"a\"\r\n\r\nx\r\n"
                                + "--b\r\nContent-Disposition: form-data; name=\"style\"; filename=\"b\"\r\n\r\nx\r\n"
                                + "--b\r\nContent-Disposition: form-data; name=\"options\"\r\n\r\n"
                                + deep.substring(0, 50_000) + "\r\n--b--\r\n"))) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("invalid-request");
            assertThat(answer.body()).doesNotContain("[[[");
        }
    }

    @Test
    void hugeHeadersAreRefused() throws IOException {
        String start = "GET /v1/jobs/x HTTP/1.1\r\nHost: 127.0.0.1\r\n";

        assertThat(RawHttp.answer(start + "X-Long: " + "a".repeat(1_000_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.")
                .contains(" 431 ");
        assertThat(RawHttp.answer("GET /" + "a".repeat(1_000_000) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"))
                .startsWith("HTTP/1.")
                .contains(" 414 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/jobs/..%2f..%2fq%2fmetrics",
                "/v1/jobs/..%5c..%5cetc%5cpasswd/image",
                "/v1/jobs/%2e%2e%2f%2e%2e%2fetc%2fpasswd/image",
                "/page/..%2f..%2fapplication.properties",
                "/page/%2e%2e/%2e%2e/application.properties",
                "/gallery/..%2f..%2f..%2fapplication.properties",
                "/v1/jobs/a%00b/image"
            })
    void pathsLeadNowhereElse(String path) {
        ValidatableResponse answer = given().urlEncodingEnabled(false).get(path).then();

        assertThat(answer.extract().statusCode()).isIn(400, 404);
        assertThat(answer.extract().asString()).doesNotContain("root:", "quarkus.http", "# TYPE");
    }

    @Test
    void headersAreNotMadeOfWhatIsSent() {
        String split = "x\r\nSet-Cookie: forged=1";

        ValidatableResponse id = json(
                "{\"id\":\"x\\r\\nSet-Cookie: forged=1\",\"content\":\"s3://impasto/a.png\",\"styles\":[\"s3://impasto/a.png\"]}");
        problem(id, 400, "invalid-request", "id");
        id.header("Set-Cookie", nullValue());
        problem(form().multiPart("id", split).post("/v1/jobs").then(), 400, "invalid-request", "id");
        given().urlEncodingEnabled(false)
                .get("/v1/jobs/x%0d%0aSet-Cookie:%20forged=1")
                .then()
                .statusCode(404)
                .header("Set-Cookie", nullValue());
    }

    @Test
    void textsWithLineBreaksAndEscapesAreRefusedAndEveryEventStaysOneLineOfTheLog() throws Exception {
        String split = "x\r\n\u001b[31m" + FORGED + "\u2028\u009b";
        try (WrittenLines lines = WrittenLines.begin()) {
            given().get("/v1/jobs/{id}", split).then().statusCode(404);
            given().post("/v1/jobs/{id}/cancel", split).then().statusCode(404);
            given().get("/nothing/{path}", split).then().statusCode(404);
            given().queryParam("priority", split)
                    .multiPart("content", "a.png", CONTENT)
                    .post("/v1/jobs")
                    .then()
                    .statusCode(400);
            form().multiPart("id", split).post("/v1/jobs").then().statusCode(400);
            form().multiPart("options", "{\"preset\":\"x\\r\\n\\u001b[31m" + FORGED + "\"}")
                    .post("/v1/jobs")
                    .then()
                    .statusCode(400);
            given().multiPart("content", split, CONTENT)
                    .multiPart("style", split, STYLE)
                    .multiPart("id", "logged-1")
                    .post("/v1/jobs")
                    .then()
                    .statusCode(400);
            RawHttp.answer(
                    "GET /v1/jobs/x HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer impasto_x\r\u001b[31mFORGED\r\nConnection: close\r\n\r\n");
            RawHttp.answer("GET /v1/jobs/x HTTP/1.1\r\nHost: evil\n" + FORGED + "\r\nConnection: close\r\n\r\n");
            for (String topic : List.of(Topic.REQUESTS, Topic.CONTROL, Topic.PROGRESS, Topic.COMPLETIONS)) {
                outside.send(new ProducerRecord<>(topic, split, ("{\"id\":\"" + split).getBytes(UTF_8)));
                outside.send(
                        new ProducerRecord<>(topic, "hostile", everywhere(split).getBytes(UTF_8)));
            }
            form().multiPart("id", "on-one-line").post("/v1/jobs").then().statusCode(202);

            await().untilAsserted(() -> assertThat(lines.onConsole())
                    .anyMatch(line -> line.contains("jobId=on-one-line state=accepted"))
                    .filteredOn(line -> line.contains("record=skipped"))
                    .as("each of the records")
                    .hasSize(8));
            assertThat(lines.onConsole())
                    .as("what is refused is quoted, or this test shows nothing")
                    .anyMatch(line -> line.contains(FORGED));
            assertThat(lines.onConsole()).allMatch(line -> line.matches("[^\\p{Cc}\\p{Zl}\\p{Zp}]+\\R"));
            assertThat(lines.asJson())
                    .allMatch(line -> line.matches("[^\\p{Cc}]+\\R"))
                    .allSatisfy(
                            line -> assertThat(new ObjectMapper().readTree(line).isObject())
                                    .isTrue());
        }
    }

    /** A request that gives the text as all that it may. */
    private static String everywhere(String text) {
        try {
            return new ObjectMapper()
                    .writeValueAsString(Map.of("id", text, "content", text, "styles", List.of(text), "jobId", text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without rest-assured, which runs out of memory over such a body before the gateway has seen it. */
    private static HttpResponse<String> post(String type, String body) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/jobs"))
                                .header("Content-Type", type)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static ValidatableResponse json(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/v1/jobs").then();
    }

    private static void secured(ValidatableResponse answer) {
        answer.header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Cross-Origin-Opener-Policy", equalTo("same-origin"))
                .header("Cross-Origin-Resource-Policy", equalTo("same-origin"))
                .header("Strict-Transport-Security", nullValue());
    }
}
