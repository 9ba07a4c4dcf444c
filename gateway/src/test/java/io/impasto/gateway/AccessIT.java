package io.impasto.gateway;

import static io.impasto.gateway.Calls.problem;
import static io.impasto.gateway.KeyedCalls.USER;
import static io.impasto.gateway.KeyedCalls.forbidden;
import static io.impasto.gateway.KeyedCalls.form;
import static io.impasto.gateway.KeyedCalls.submitted;
import static io.impasto.gateway.KeysAndIssuer.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.impasto.common.access.KeyText;
import io.impasto.common.access.Scope;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that asks who calls, and those who would rather not say. */
@QuarkusTest
@TestProfile(KeyedProfile.class)
class AccessIT {

    KeysAndIssuer access;

    @BeforeEach
    void waitUntilReady() {
        Calls.awaitReady();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/jobs/x",
        "GET, /v1/jobs/x/image",
        "GET, /v1/jobs/x/preview",
        "GET, /v1/jobs/x/trace",
        "POST, /v1/jobs/x/cancel",
        "POST, /v1/jobs",
        "GET, /v1;a=b/jobs/x",
        "GET, /v1/jobs;a=b/x",
        "POST, /v1/jobs/x/cancel;a=b",
        "GET, //v1/jobs/x",
        "GET, /page/../v1/jobs/x",
        "GET, /page/%2e%2e/v1/jobs/x",
        "GET, /v1/jobs/x/%69mage",
    })
    void nobodyGetsInWithoutSayingWhoTheyAre(String method, String path) {
        given().urlEncodingEnabled(false)
                .contentType(method.equals("POST") && path.equals("/v1/jobs") ? "application/json" : "")
                .request(method, path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("type", equalTo("urn:impasto:problem:unauthenticated"))
                .body("detail", containsString("Authorization: Bearer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page/..;/v1/jobs/x",
                "/v1%2fjobs/x",
                "/V1/jobs/x",
                "/page/..%2fv1/jobs/x",
                "/q/health/..;/metrics",
                "/q/metrics;x"
            })
    void spellingsOfAPathThatMeanNothingLeadNowhere(String path) {
        int status = given().urlEncodingEnabled(false).get(path).statusCode();

        assertThat(status).isIn(400, 401, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer impasto_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer impasto_",
                "bearer impasto_x",
                "Bearer   impasto_x",
                "Bearer impasto_\u00e9",
                "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJyb290Iiwic2NvcGUiOiJpbXBhc3RvOmFkbWluIn0."
            })
    void keyThatIsNoneIsRefused(String header) {
        given().header("Authorization", header)
                .get("/v1/jobs/x")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"));
    }

    @Test
    void whatIsKeptOfAKeyIsNoKey() {
        KeyText key = access.key("hashed", USER);

        with(key.sha256()).get("/v1/jobs/x").then().statusCode(401);
        with("impasto_" + key.sha256()).get("/v1/jobs/x").then().statusCode(401);
        with(key).get("/v1/jobs/x").then().statusCode(404);
    }

    @Test
    void wrongKeyIsToldAsAProblemThatDoesNotRepeatIt() {
        ValidatableResponse answer =
                with("impasto_wrong-key-0123456789").get("/v1/jobs/x").then();

        problem(answer, 401, "unauthenticated", "isn't valid");
        answer.header("WWW-Authenticate", containsString("invalid_token"));
        assertThat(answer.extract().asString()).doesNotContain("wrong-key-0123456789");
    }

    @Test
    void revokedKeyIsRefusedFromTheNextRequestOnAndANewOneCountsAtOnce() {
        KeyText old = access.key("carol", USER);
        String id = submitted(old, "carols-job");

        access.revoke("carol");

        with(old).get("/v1/jobs/" + id).then().statusCode(401);
        KeyText fresh = access.key("carol", USER);
        with(fresh).get("/v1/jobs/" + id).then().statusCode(200);
        with(old).get("/v1/jobs/" + id).then().statusCode(401);
    }

    @Test
    void slipOfThePenInTheFileLocksNobodyOut() throws Exception {
        KeyText key = access.key("dora", USER);
        with(key).get("/v1/jobs/x").then().statusCode(404);
        Path file = access.file();
        String whole = Files.readString(file);

        Files.writeString(file, whole.substring(0, whole.length() / 2));
        with(key).get("/v1/jobs/x").then().statusCode(404);

        Files.writeString(file, whole);
        with(key).get("/v1/jobs/x").then().statusCode(404);
    }

    @Test
    void scopeAllowsWhatItSaysAndNothingElse() {
        KeyText owner = access.key("eve", USER);
        String id = submitted(owner, "eves-job");

        KeyText reads = access.key("eve", Scope.READ);
        with(reads).get("/v1/jobs/" + id).then().statusCode(200);
        forbidden(with(reads).post("/v1/jobs/" + id + "/cancel").then());
        forbidden(with(reads)
                .urlEncodingEnabled(false)
                .post("/v1/jobs/" + id + "/cancel;a=b")
                .then());
        forbidden(form(reads).post("/v1/jobs").then());
        forbidden(with(reads)
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/jobs")
                .then());

        KeyText submits = access.key("eve", Scope.SUBMIT);
        forbidden(with(submits).get("/v1/jobs/" + id).then());
        forbidden(with(submits).head("/v1/jobs/" + id + "/image").then().statusCode(403), false);
        forbidden(with(submits).post("/v1/jobs/" + id + "/cancel").then());
        with(submits).get("/q/metrics").then().statusCode(403);

        KeyText cancels = access.key("eve", Scope.CANCEL);
        forbidden(with(cancels).get("/v1/jobs/" + id).then());
        forbidden(form(cancels).post("/v1/jobs").then());
        with(cancels).post("/v1/jobs/" + id + "/cancel").then().statusCode(202);
    }

    @Test
    void healthIsOpenMetricsAreNot() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(401);
        with(access.key("prometheus", Scope.READ)).get("/q/metrics").then().statusCode(200);
    }

    @Test
    void pageIsOpenAndSaysThatAKeyIsNeeded() {
        given().get("/").then().statusCode(200);
        given().get("/page/limits.json").then().statusCode(200);
        given().get("/page/access.json")
                .then()
                .statusCode(200)
                .body("open", equalTo(false))
                .body("words", containsString("API key"));
    }
}
