package io.impasto.gateway;

import static io.impasto.gateway.Calls.CONTENT;
import static io.impasto.gateway.Calls.STYLE;
import static io.impasto.gateway.Calls.problem;
import static io.impasto.gateway.KeysAndIssuer.claims;
import static io.impasto.gateway.KeysAndIssuer.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.impasto.common.access.KeyText;
import io.impasto.common.access.Scope;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.ResultImage;
import io.impasto.common.job.ResultKey;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that asks who calls, and those who would rather not say. */
@QuarkusTest
@TestProfile(KeyedProfile.class)
class AccessIT {

    private static final Scope[] USER = {Scope.SUBMIT, Scope.READ, Scope.CANCEL};

    BrokerAndStore outside;
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
    void submitterStandsInTheRequestsRecord() {
        KeyText key = access.key("frank", USER);

        submitted(key, "franks-job");

        assertThat(RequestCodec.submitter(outside.requests("franks-job").get(0).headers()))
                .isEqualTo("key:frank");
    }

    @Test
    void othersJobIsAnsweredByEachVerbLikeOneThatNobodyKnows() {
        KeyText alice = access.key("alice", USER);
        KeyText mallory = access.key("mallory", USER);
        KeyText admin = access.key("root", Scope.ADMIN);
        submitted(alice, "alices-job");
        finished("alices-job");
        await().untilAsserted(
                        () -> with(alice).get("/v1/jobs/alices-job").then().body("state", equalTo("succeeded")));

        for (String what : List.of("", "/image", "/preview", "/trace")) {
            sameAsUnknown(
                    with(mallory).get("/v1/jobs/alices-job" + what),
                    with(mallory).get("/v1/jobs/nobodys-jb" + what));
        }
        sameAsUnknown(
                with(mallory).post("/v1/jobs/alices-job/cancel"), with(mallory).post("/v1/jobs/nobodys-jb/cancel"));
        sameAsUnknown(
                with(mallory)
                        .header("If-None-Match", '"' + ResultKey.sha256(STYLE) + '"')
                        .get("/v1/jobs/alices-job/image"),
                with(mallory)
                        .header("If-None-Match", '"' + ResultKey.sha256(STYLE) + '"')
                        .get("/v1/jobs/nobodys-jb/image"));
        with(admin).get("/v1/jobs/alices-job/image").then().statusCode(200);
        with(alice).get("/v1/jobs/alices-job/image").then().statusCode(200);
    }

    @Test
    void jobThatNobodyIsSaidToHaveMadeIsTheAdminsAlone() {
        outside.send(new ProducerRecord<>(
                Topic.REQUESTS,
                "from-kafka",
                "{\"id\":\"from-kafka\",\"content\":\"s3://impasto/a.png\",\"styles\":[\"s3://impasto/a.png\"]}"
                        .getBytes(StandardCharsets.UTF_8)));
        KeyText admin = access.key("root", Scope.ADMIN);
        await().untilAsserted(
                        () -> with(admin).get("/v1/jobs/from-kafka").then().statusCode(200));

        with(access.key("mallory", USER)).get("/v1/jobs/from-kafka").then().statusCode(404);
    }

    @Test
    void takenIdIsToldWithoutAWordAboutTheJobWhetherTheRequestIsTheSameOrNot() {
        KeyText alice = access.key("alice", USER);
        KeyText mallory = access.key("mallory", USER);
        submitted(alice, "taken-id");

        String same = form(mallory)
                .multiPart("id", "taken-id")
                .post("/v1/jobs")
                .then()
                .statusCode(409)
                .extract()
                .asString();
        String other = form(mallory)
                .multiPart("id", "taken-id")
                .multiPart("options", "{\"size\":50}")
                .post("/v1/jobs")
                .then()
                .statusCode(409)
                .extract()
                .asString();

        assertThat(same).isEqualTo(other).doesNotContain("alice", "accepted");
        assertThat(outside.requests("taken-id")).hasSize(1);
    }

    @Test
    void workersNotesOnOthersJobsCantBePaintedNorFoundOut() {
        KeyText mallory = access.key("mallory", USER);
        outside.store().putIfAbsent(new S3Object("impasto", "jobs/spied-on/previews/1.jpg"), STYLE, "image/jpeg");

        for (String id : List.of("spied-on", "not-there")) {
            String reference = "s3://impasto/jobs/" + id + "/previews/1.jpg";
            problem(
                    with(mallory)
                            .contentType(ContentType.JSON)
                            .body("{\"content\":\"" + reference + "\",\"styles\":[\"" + reference + "\"]}")
                            .post("/v1/jobs")
                            .then(),
                    403,
                    "forbidden-reference",
                    reference);
        }
    }

    @Test
    void tokenOfTheProviderGetsInWithTheScopesThatItNames() {
        String token = access.signed(claims("user-7").claim("scope", "openid impasto:submit impasto:read"));

        form(token).multiPart("id", "oidc-job").post("/v1/jobs").then().statusCode(202);
        with(token).get("/v1/jobs/oidc-job").then().statusCode(200);

        forbidden(with(token).post("/v1/jobs/oidc-job/cancel").then());
        assertThat(RequestCodec.submitter(outside.requests("oidc-job").get(0).headers()))
                .isEqualTo("oidc:user-7");
        with(access.signed(claims("user-8").groups(Set.of("impasto:read"))))
                .get("/v1/jobs/oidc-job")
                .then()
                .statusCode(404);
        with(access.signed(claims("user-7").groups(Set.of("impasto:read"))))
                .get("/v1/jobs/oidc-job")
                .then()
                .statusCode(200);
    }

    @Test
    void rolesThatTheProviderMeansForOthersAreNotOurs() {
        forbidden(with(access.signed(claims("user-9").groups(Set.of("admin", "read", "submit"))))
                .get("/v1/jobs/x")
                .then());
        forbidden(with(access.signed(claims("user-9").claim("scope", "read admin")))
                .get("/v1/jobs/x")
                .then());
    }

    @Test
    void keyAndSubjectOfOneNameAreTwoCallers() {
        submitted(access.key("twin", USER), "twins-job");

        with(access.signed(claims("twin").claim("scope", "impasto:read")))
                .get("/v1/jobs/twins-job")
                .then()
                .statusCode(404);
        with(access.signed(claims("key:twin").claim("scope", "impasto:read")))
                .get("/v1/jobs/twins-job")
                .then()
                .statusCode(404);
    }

    @Test
    void tokenThatIsOutOfOrderIsRefused() {
        KeyPair forger = KeysAndIssuer.rsa();

        refused(claims("u").claim("scope", "impasto:admin").sign(forger.getPrivate()));
        refused(access.signed(claims("u").expiresAt(Instant.now().minusSeconds(3600))));
        refused(access.signed(claims("u").issuer("https://other.example")));
        refused(access.signed(claims("u").audience("another-service")));
        refused(access.signed(claims("x".repeat(300)).claim("scope", "impasto:admin")));
    }

    @Test
    void requestsBeyondTheLimitWaitForTheirTurnAndAreToldHowLong() {
        KeyText key = access.key("hasty", 5, null, USER);

        ValidatableResponse first = with(key).get("/v1/jobs/x").then().statusCode(404);
        first.header("RateLimit-Policy", equalTo("\"requests\";q=5;w=60"))
                .header("RateLimit", matchesPattern("\"requests\";r=4;t=1[0-2]"));
        List<Response> more = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            more.add(with(key).get("/v1/jobs/x"));
        }

        ValidatableResponse limited = more.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow()
                .then();
        problem(limited, 429, "rate-limited", "At most 5 requests");
        limited.header("RateLimit", matchesPattern("\"requests\";r=0;t=\\d+"))
                .header("Retry-After", matchesPattern("[1-9]\\d?"));
        with(access.key("patient", USER))
                .get("/v1/jobs/x")
                .then()
                .statusCode(404)
                .header("RateLimit", nullValue());
    }

    @Test
    void jobsBeyondTheQuotaAreRefusedUntilOneEnds() {
        KeyText key = access.key("greedy", null, 1, USER);
        submitted(key, "greedy-1");

        ValidatableResponse second =
                form(key).multiPart("id", "greedy-2").post("/v1/jobs").then();

        problem(second, 429, "too-many-open-jobs", "at most 1");
        second.header("Retry-After", equalTo("5"));
        assertThat(outside.requests("greedy-2")).isEmpty();
        form(key).multiPart("id", "greedy-1").post("/v1/jobs").then().statusCode(202); // No new one.
        finished("greedy-1");
        await().untilAsserted(() ->
                form(key).multiPart("id", "greedy-3").post("/v1/jobs").then().statusCode(202));
    }

    @Test
    void quotaHoldsAgainstManyAtOnce() throws Exception {
        int quota = 3;
        KeyText key = access.key("swarm", null, quota, USER);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String id = "swarm-" + i;
                calls.add(() -> form(key).multiPart("id", id).post("/v1/jobs").statusCode());
            }
            int accepted = 0;
            for (Future<Integer> status : threads.invokeAll(calls)) {
                assertThat(status.get()).isIn(202, 429);
                accepted += status.get() == 202 ? 1 : 0;
            }
            assertThat(accepted).isBetween(1, quota);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void addressThatIsToBeToldStandsInTheRequestsRecordIfItIsAllowed() {
        KeyText key = access.key("told", USER);

        form(key)
                .multiPart("id", "told-1")
                .queryParam("callback", "https://hooks.example/a?b=c")
                .post("/v1/jobs")
                .then()
                .statusCode(202);
        problem(
                form(key)
                        .multiPart("id", "told-2")
                        .queryParam("callback", "https://169.254.169.254/latest/meta-data")
                        .post("/v1/jobs")
                        .then(),
                403,
                "callback-refused",
                "169.254.169.254 is not among");

        assertThat(RequestCodec.callback(outside.requests("told-1").get(0).headers()))
                .isEqualTo("https://hooks.example/a?b=c");
        assertThat(outside.requests("told-2")).isEmpty();
    }

    @Test
    void everySubmitterHasASecretOfTheirOwn() {
        KeyText alice = access.key("alice", USER);
        KeyText mallory = access.key("mallory", USER);

        String first = with(alice)
                .get("/v1/webhook-secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");

        assertThat(first).startsWith("whsec_");
        assertThat(with(alice).get("/v1/webhook-secret").<String>path("secret")).isEqualTo(first);
        assertThat(with(mallory).get("/v1/webhook-secret").<String>path("secret"))
                .isNotEqualTo(first);
        forbidden(
                with(access.key("reader", Scope.READ)).get("/v1/webhook-secret").then());
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

    private static void refused(String token) {
        with(token).get("/v1/jobs/x").then().statusCode(401);
    }

    private static void forbidden(ValidatableResponse answer) {
        forbidden(answer, true);
    }

    private static void forbidden(ValidatableResponse answer, boolean body) {
        answer.statusCode(403).header("WWW-Authenticate", containsString("insufficient_scope"));
        if (body) {
            answer.body("type", equalTo("urn:impasto:problem:forbidden"));
        }
    }

    private static void sameAsUnknown(Response othersJob, Response unknown) {
        assertThat(othersJob.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
        assertThat(othersJob.asString().replace("alices-job", "ID"))
                .isEqualTo(unknown.asString().replace("nobodys-jb", "ID"));
        assertThat(names(othersJob)).isEqualTo(names(unknown));
    }

    private static List<String> names(Response answer) {
        return answer.headers().asList().stream()
                .map(header -> header.getName())
                .sorted()
                .toList();
    }

    private static RequestSpecification form(KeyText key) {
        return form(key.value());
    }

    private static RequestSpecification form(String token) {
        return with(token).multiPart("content", "a.png", CONTENT).multiPart("style", "b.png", STYLE);
    }

    private static String submitted(KeyText key, String id) {
        form(key).multiPart("id", id).post("/v1/jobs").then().statusCode(202);
        return id;
    }

    private void finished(String id) {
        S3Object object = new S3Object("impasto", "results/" + id + "/image.png");
        outside.store().putIfAbsent(object, STYLE, "image/png");
        LossTerms losses = new LossTerms(1, 2, 3);
        outside.say(new Started(new JobId(id), Instant.now(), 1, "w1", "cpu", 2, 0, null));
        outside.say(new Succeeded(
                new JobId(id),
                Instant.now(),
                JobResult.complete(
                        new ResultImage(object, "image/png", ResultKey.sha256(STYLE), STYLE.length, 20, 20),
                        "cpu",
                        2,
                        1,
                        losses,
                        null)));
    }
}
