package io.impasto.gateway;

import static io.impasto.gateway.Calls.awaitReady;
import static io.impasto.gateway.Calls.form;
import static io.impasto.gateway.Calls.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.impasto.gateway.follow.JobStreams;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real streams over real HTTP; the worker is played. Hearts beat each half second here. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class EventsIT {

    BrokerAndStore outside;

    @TestHTTPResource("/")
    URL gateway;

    @Inject
    JobStreams streams;

    private PlayedWorker worker;

    @BeforeEach
    void ready() {
        awaitReady();
        worker = new PlayedWorker(outside);
    }

    @Test
    void streamTellsWhatBecomesOfAJobToItsEnd() throws Exception {
        submit("told");
        try (EventStream stream = open("told", null)) {
            stream.awaitStates("accepted");
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
            assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");

            worker.starts("told");
            worker.comesTo("told", 80);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> stream.jobs().stream()
                            .anyMatch(job -> Integer.valueOf(80).equals(job.get("progress.step"))));
            worker.finishes("told");
            stream.awaitEnd();

            assertThat(stream.states()).containsSubsequence("accepted", "running", "succeeded");
            assertThat(stream.names()).containsOnly("job");
            String last = stream.jobs().get(stream.jobs().size() - 1).prettify();
            String asked =
                    given().get("/v1/jobs/told").then().extract().jsonPath().prettify();
            assertThat(last).isEqualTo(asked);
        }
    }

    @Test
    void reconnectedClientIsToldOnlyWhatIsNew() throws Exception {
        submit("again");
        worker.starts("again");
        String read;
        try (EventStream stream = open("again", null)) {
            stream.awaitStates("running");
            read = stream.ids().get(stream.ids().size() - 1);
        }

        try (EventStream same = open("again", read)) {
            same.awaitHeartbeats(2);
            assertThat(same.jobs()).as("nothing has changed").isEmpty();
        }

        worker.comesTo("again", 40);
        worker.comesTo("again", 80);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Integer.valueOf(80)
                        .equals(given().get("/v1/jobs/again").jsonPath().get("progress.step")));
        try (EventStream later = open("again", read)) {
            later.awaitStates("running");
            assertThat(later.jobs().get(0).getInt("progress.step"))
                    .as("the newest")
                    .isEqualTo(80);
        }
    }

    @Test
    void whoHasReadTheEndIsToldThatThereIsNoMore() throws Exception {
        submit("read-to-its-end");
        worker.stops("read-to-its-end");
        String read;
        try (EventStream stream = open("read-to-its-end", null)) {
            stream.awaitStates("cancelled");
            stream.awaitEnd();
            read = stream.ids().get(stream.ids().size() - 1);
        }

        try (EventStream again = open("read-to-its-end", read)) {
            assertThat(again.status()).isEqualTo(204);
        }
        try (EventStream anew = open("read-to-its-end", null)) {
            anew.awaitEnd();
            assertThat(anew.states()).containsExactly("cancelled");
        }
    }

    @Test
    void cancelIsToldAtOnceAndNoEventTwice() throws Exception {
        submit("stopping");
        try (EventStream stream = open("stopping", null)) {
            stream.awaitStates("accepted");
            given().post("/v1/jobs/stopping/cancel").then().statusCode(202);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> stream.jobs().stream().anyMatch(job -> job.get("cancelRequested") != null));
            worker.stops("stopping");
            stream.awaitEnd();

            assertThat(new HashSet<>(
                            stream.jobs().stream().map(job -> job.prettify()).toList()))
                    .hasSameSizeAs(stream.jobs());
        }
    }

    @Test
    void waitingJobIsToldThatItMovesUp() throws Exception {
        submit("before");
        submit("behind");
        try (EventStream stream = open("behind", null)) {
            stream.awaitStates("accepted");
            int place = stream.jobs().get(0).getInt("queuePosition");
            assertThat(place).isGreaterThan(1);

            worker.starts("before");

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> stream.jobs().stream()
                            .anyMatch(job -> Integer.valueOf(place - 1).equals(job.get("queuePosition"))));
        }
        worker.stops("before");
        worker.stops("behind");
    }

    @Test
    void streamOfAJobThatIsNotKnownIsAProblem() {
        problem(
                given().accept("text/event-stream")
                        .get("/v1/jobs/nobody/events")
                        .then(),
                404,
                "unknown-job",
                "nobody");
    }

    @Test
    void nonsenseAsTheLastIdIsNoId() throws Exception {
        submit("nonsense");
        try (EventStream stream = open("nonsense", "0-7")) {
            stream.awaitStates("accepted");
        }
        worker.stops("nonsense");
    }

    @Test
    void streamThatItsClientHasLeftIsClosed() throws Exception {
        submit("left");
        int before = streams.open();
        EventStream stream = open("left", null);
        stream.awaitStates("accepted");
        assertThat(streams.open()).isGreaterThan(before);

        stream.close();

        await().atMost(Duration.ofSeconds(20)).until(() -> streams.open() <= before);
        worker.stops("left");
    }

    /** Twelve may be open here. */
    @Test
    void whoWantsOneStreamTooManyIsToldSoUntilOneEnds() throws Exception {
        submit("crowded");
        Deque<EventStream> open = new ArrayDeque<>();
        try {
            while (streams.open() < 12) {
                open.push(open("crowded", null));
                open.peek().awaitStates("accepted");
            }

            problem(
                    given().accept("text/event-stream")
                            .get("/v1/jobs/crowded/events")
                            .then()
                            .header("Retry-After", "5"),
                    503,
                    "busy",
                    "12 streams");

            open.pop().close();
            await().atMost(Duration.ofSeconds(20)).until(() -> streams.open() < 12);
            open.push(open("crowded", null));
            open.peek().awaitStates("accepted");
        } finally {
            for (EventStream stream : open) {
                stream.close();
            }
        }
        worker.stops("crowded");
    }

    private static void submit(String id) {
        form().multiPart("id", id).post("/v1/jobs").then().statusCode(202);
    }

    private EventStream open(String id, @Nullable String last) throws Exception {
        return EventStream.open(URI.create(gateway + "v1/jobs/" + id + "/events"), last);
    }
}
