package io.impasto.gateway;

import static io.impasto.gateway.Calls.awaitReady;
import static io.impasto.gateway.Calls.awaitState;
import static io.impasto.gateway.Calls.job;
import static io.impasto.gateway.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.impasto.common.image.ImageRef;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.StyleImage;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists as HTTP gives them, of jobs that others have put into the topic. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class ListIT {

    private static final ImageRef PICTURE = ImageRef.of("s3://impasto/picture");

    BrokerAndStore outside;

    @Test
    void jobsAreListedByTheirSubmitterAndStatePageByPage() {
        awaitReady();
        for (int i = 1; i <= 5; i++) {
            request("listed-" + i, "Lister & Co");
        }
        request("listed-by-another", "another");
        new PlayedWorker(outside).fails("listed-2", new JobFailure.Internal("because"));
        awaitState(new JobId("listed-by-another"), "accepted");
        awaitState(new JobId("listed-2"), "failed");

        assertThat(idsOfAllPages("/v1/jobs?submitter=Lister%20%26%20Co&limit=2"))
                .containsExactly("listed-5", "listed-4", "listed-3", "listed-2", "listed-1");
        assertThat(idsOfAllPages("/v1/jobs?submitter=Lister%20%26%20Co&state=accepted&limit=3"))
                .containsExactly("listed-5", "listed-4", "listed-3", "listed-1");
        given().get("/v1/jobs?submitter=another")
                .then()
                .statusCode(200)
                .body("jobs.id", contains("listed-by-another"))
                .body("next", nullValue());
        job("listed-1").statusCode(200).body("submitter", equalTo("Lister & Co"));
        String at = given().get("/v1/jobs/listed-3").jsonPath().getString("submittedAt");
        assertThat(idsOfAllPages("/v1/jobs?submitter=Lister%20%26%20Co&from=" + at))
                .startsWith("listed-5");
    }

    @Test
    void wrongValuesAreProblemsThatNameTheirField() {
        awaitReady();
        for (String wrong : List.of("state=done", "limit=0", "from=today", "to=x", "cursor=x")) {
            problem(
                    given().get("/v1/jobs?" + wrong)
                            .then()
                            .body("field", equalTo(wrong.substring(0, wrong.indexOf('=')))),
                    400,
                    "invalid-request",
                    "");
        }
    }

    private static List<String> idsOfAllPages(String first) {
        List<String> ids = new ArrayList<>();
        for (String next = first; next != null; ) {
            JsonPath page = given().urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("jobs.id", String.class));
            next = page.getString("next");
        }
        return ids;
    }

    private void request(String id, String submitter) {
        StyleJob job = new StyleJob(new JobId(id), PICTURE, List.of(new StyleImage(PICTURE, 1)), null);
        outside.send(new RequestCodec().encode(job, Topic.REQUESTS, submitter));
    }
}
