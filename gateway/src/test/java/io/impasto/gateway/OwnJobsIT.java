package io.impasto.gateway;

import static io.impasto.gateway.Calls.STYLE;
import static io.impasto.gateway.Calls.problem;
import static io.impasto.gateway.KeyedCalls.USER;
import static io.impasto.gateway.KeyedCalls.finished;
import static io.impasto.gateway.KeyedCalls.forbidden;
import static io.impasto.gateway.KeyedCalls.form;
import static io.impasto.gateway.KeyedCalls.submitted;
import static io.impasto.gateway.KeysAndIssuer.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.impasto.common.access.KeyText;
import io.impasto.common.access.Scope;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.ResultKey;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose a job is, and what it tells those whose it isn't: nothing. */
@QuarkusTest
@TestProfile(KeyedProfile.class)
class OwnJobsIT {

    BrokerAndStore outside;
    KeysAndIssuer access;

    @BeforeEach
    void waitUntilReady() {
        Calls.awaitReady();
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
        finished(outside, "alices-job");
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
}
