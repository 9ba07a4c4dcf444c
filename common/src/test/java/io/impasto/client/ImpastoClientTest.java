package io.impasto.client;

import static io.impasto.client.ScriptedGateway.Answer.broken;
import static io.impasto.client.ScriptedGateway.Answer.events;
import static io.impasto.client.ScriptedGateway.Answer.json;
import static io.impasto.client.ScriptedGateway.Answer.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.impasto.client.ScriptedGateway.Answer;
import io.impasto.common.image.ImageRef;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.StyleImage;
import io.impasto.common.job.StyleJob;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the client makes of a gateway that is well, of one that refuses, and of one that breaks off. */
@Timeout(60)
class ImpastoClientTest {

    private static final JobId ID = new JobId("j1");
    private static final String ACCEPTED = "{\"id\":\"j1\",\"state\":\"accepted\"}";
    private static final String RUNNING =
            "{\"id\":\"j1\",\"state\":\"running\",\"attempt\":2,\"resumedFromStep\":40,\"progress\":{\"step\":50,\"steps\":100},\"unheardOf\":[1]}";
    private static final String SUCCEEDED =
            "{\"id\":\"j1\",\"state\":\"succeeded\",\"image\":{\"object\":\"s3://b/k\",\"mediaType\":\"image/png\",\"sha256\":\"ab\",\"bytes\":3,\"width\":4,\"height\":5}}";
    private static final String JOB = "GET /v1/jobs/j1";
    private static final String EVENTS = "GET /v1/jobs/j1/events";

    @TempDir
    Path folder;

    /** Those that the client would have made: here they take a millisecond each. */
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    private ScriptedGateway gateway;
    private ImpastoClient client;

    @BeforeEach
    void start() throws IOException {
        gateway = new ScriptedGateway();
        client = client(gateway.address());
    }

    private ImpastoClient client(URI address) {
        return new ImpastoClient(address, new Random(1), pause -> {
            pauses.add(pause);
            Thread.sleep(1);
        });
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static StyleJob references() {
        return new StyleJob(
                ID,
                ImageRef.of("s3://impasto/a.png"),
                List.of(new StyleImage(ImageRef.of("s3://impasto/b.png"), 1, null)),
                JobOptions.NONE);
    }

    private static String event(int id, String job) {
        return "id: " + id + "\nevent: state\ndata: " + job + "\n\n";
    }

    @Test
    void picturesGoAsAFormUnderTheJobsOwnId() throws Exception {
        gateway.on("POST /v1/jobs?priority=urgent", json(202, ACCEPTED));
        Path content = Files.writeString(folder.resolve("a \"b\".png"), "content");
        Path style = Files.writeString(folder.resolve("style.png"), "style");

        JobStatus status = client.submit(
                new FileJob(
                        ID,
                        content,
                        Optional.empty(),
                        List.of(new StyleFile(style, 2, Optional.empty())),
                        JobOptions.NONE,
                        Optional.of(Instant.parse("2100-01-01T00:00:00Z"))),
                true);

        assertThat(status.state()).isEqualTo("accepted");
        assertThat(gateway.bodies().get(0))
                .contains("name=\"id\"", "\r\n\r\nj1\r\n")
                .contains("name=\"content\"; filename=\"a _b_.png\"", "\r\n\r\ncontent\r\n")
                .contains("name=\"style-weight\"", "\r\n\r\n2.0\r\n")
                .contains("\r\n\r\n2100-01-01T00:00:00Z\r\n");
    }

    @Test
    void fileThatIsMissingIsSaid() {
        assertThatThrownBy(() -> client.submit(
                        FileJob.of(folder.resolve("no.png"), folder.resolve("no.png"), JobOptions.NONE, new Random(1)),
                        false))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("no.png");
    }

    @Test
    void submissionWithoutAnAnswerIsSaidAgainInTheSameWords() throws Exception {
        gateway.on("POST /v1/jobs", broken(), problem(503, "broker-unavailable", "again, please"), json(202, ACCEPTED));

        assertThat(client.submit(references(), false).id()).isEqualTo(ID);

        assertThat(gateway.bodies()).hasSize(3).containsOnly(gateway.bodies().get(0));
        assertThat(gateway.bodies().get(0)).contains("\"id\":\"j1\"");
    }

    @Test
    void refusalCarriesTheProblemAndIsNotTriedAgain() {
        gateway.on("POST /v1/jobs", problem(400, "invalid-request", "options.size: 0 is too small"));

        assertThatThrownBy(() -> client.submit(references(), false))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.problem())
                            .isEqualTo(new Problem(
                                    "urn:impasto:problem:invalid-request",
                                    "t",
                                    400,
                                    "options.size: 0 is too small",
                                    Optional.of("options.size")));
                    assertThat(refused.problem().code()).contains("invalid-request");
                })
                .hasMessageContaining("was answered with 400, invalid-request: options.size: 0 is too small");
        assertThat(gateway.asked()).hasSize(1);
    }

    @Test
    void refusalThatIsNoProblemIsToldByItsStatus() {
        gateway.on(JOB, new Answer(418, "text/html", "<p>tea</p>", Map.of()));

        assertThatThrownBy(() -> client.job(ID))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.problem().code()).isEmpty())
                .hasMessageEndingWith("was answered with 418");
    }

    @Test
    void gatewayThatIsAwayIsToldAfterSomeTries() {
        ImpastoClient astray = client(URI.create("http://127.0.0.1:1"));

        assertThatThrownBy(() -> astray.job(ID))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("the gateway at http://127.0.0.1:1 can't be reached");
        assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void unknownJobIsAnExceptionOfItsOwn() {
        gateway.on(JOB, problem(404, "unknown-job", "no such job"));

        assertThatThrownBy(() -> client.job(ID)).isInstanceOf(UnknownJobException.class);
    }

    @Test
    void keyGoesWithEveryRequest() throws Exception {
        gateway.on(JOB, json(200, RUNNING)).on(EVENTS, events(event(1, SUCCEEDED)));
        ImpastoClient known = client.withKey("secret").withPatience(Duration.ofSeconds(9));

        known.job(ID);
        known.follow(ID, status -> {});

        assertThat(gateway.authorizations()).containsExactly("Bearer secret", "Bearer secret");
    }

    @Test
    void jobIsFollowedByItsEventsAndGoneOnAfterTheLastOneWhereTheyBreakOff() throws Exception {
        gateway.on(
                EVENTS,
                events(": heartbeat\n\n" + event(1, ACCEPTED) + event(2, RUNNING)),
                events("id: 3\r\ndata: {\"id\":\"j1\",\r\ndata: \"state\":\"running\"}\r\n\r\n" + "data: half"),
                events(event(4, SUCCEEDED)));
        List<JobStatus> told = new ArrayList<>();

        JobStatus end = client.follow(ID, told::add);

        assertThat(told).extracting(JobStatus::state).containsExactly("accepted", "running", "running", "succeeded");
        assertThat(told.get(1).resumedFromStep()).isEqualTo(40);
        assertThat(told.get(1).attempt()).isEqualTo(2);
        assertThat(end.succeeded()).isTrue();
        assertThat(end.image().width()).isEqualTo(4);
        assertThat(gateway.lastEventIds()).containsExactly("2", "3");
    }

    @Test
    void jobIsAskedForWhereThereAreNoEvents() throws Exception {
        gateway.on(
                JOB,
                json(200, RUNNING),
                json(200, RUNNING),
                json(
                        200,
                        "{\"id\":\"j1\",\"state\":\"failed\",\"failure\":{\"code\":\"unheard-of\",\"detail\":\"why\"}}"));
        List<JobStatus> told = new ArrayList<>();

        JobStatus end = client.follow(ID, told::add);

        assertThat(told).extracting(JobStatus::state).containsExactly("running", "failed");
        assertThat(end.failure().asJobFailure()).isEqualTo(new JobFailure.Internal("unheard-of: why"));
        assertThat(gateway.asked()).filteredOn(EVENTS::equals).hasSize(1);
    }

    @Test
    void followingOutlastsAGatewayThatIsStartedAnew() throws Exception {
        gateway.on(
                EVENTS,
                problem(404, "unknown-job", "not heard of yet"),
                events(event(1, RUNNING)),
                broken(),
                problem(503, "view-incomplete", "reading"),
                events(event(2, SUCCEEDED)));

        assertThat(client.follow(ID, status -> {}).succeeded()).isTrue();
        // The JDK repeats a GET on a broken connection by itself, too.
        assertThat(gateway.asked()).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void jobThatStaysUnknownOrIsNotOursIsNotFollowed() {
        gateway.on(EVENTS, problem(404, "unknown-job", "no such job"));
        assertThatThrownBy(() -> client.follow(ID, status -> {})).isInstanceOf(UnknownJobException.class);
        assertThat(pauses)
                .as("the gateway may not have heard of it yet")
                .containsExactly(
                        Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5));

        gateway.on(EVENTS, problem(403, "forbidden", "not yours"));
        assertThatThrownBy(() -> client.follow(ID, status -> {})).isInstanceOf(RefusedException.class);
    }

    @Test
    void interruptEndsTheFollowing() throws Exception {
        gateway.on(EVENTS, events(event(1, RUNNING)));
        AtomicReference<Exception> ended = new AtomicReference<>();
        AtomicReference<JobStatus> told = new AtomicReference<>();
        Thread following = new Thread(() -> {
            try {
                client.follow(ID, told::set);
            } catch (Exception e) {
                ended.set(e);
            }
        });
        following.start();
        await().until(() -> told.get() != null);

        following.interrupt();

        following.join();
        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void pictureIsWrittenWholeOrNotAtAll() throws Exception {
        gateway.on("GET /v1/jobs/j1/image", new Answer(200, "image/png", "png", Map.of()));
        Path file = folder.resolve("out.png");

        client.image(ID, file);
        assertThat(file).hasContent("png");

        gateway.on("GET /v1/jobs/j1/image", problem(409, "not-finished", "not yet"));
        assertThatThrownBy(() -> client.image(ID, folder.resolve("other.png"))).hasMessageContaining("not yet");
        assertThat(folder).isDirectoryNotContaining("glob:**.part").isDirectoryNotContaining("glob:**other.png");
    }

    @Test
    void previewIsEmptyWhileThereIsNone() throws Exception {
        gateway.on(
                "GET /v1/jobs/j1/preview",
                problem(404, "no-preview", "nothing yet"),
                new Answer(200, "image/jpeg", "jpeg", Map.of()));

        assertThat(client.preview(ID)).isEmpty();
        assertThat(client.preview(ID)).contains("jpeg".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void cancelSaysWhereTheJobStands() throws Exception {
        gateway.on("POST /v1/jobs/j1/cancel", json(202, RUNNING));

        assertThat(client.cancel(ID).ended()).isFalse();
        assertThat(client.address(ID)).hasToString(gateway.address() + "/v1/jobs/j1");
    }
}
