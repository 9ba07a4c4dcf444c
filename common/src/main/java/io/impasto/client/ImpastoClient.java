package io.impasto.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.job.JobId;
import io.impasto.common.job.MaskRules;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.Contract;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Has pictures painted by a gateway. Safe for use by several threads; holds nothing that has to be closed.
 *
 * <p>Every method throws {@link RefusedException} with the {@link Problem} if the gateway refuses, {@link UnreachableException} if it
 * doesn't answer after some repeats within the {@linkplain #withPatience patience}, and {@link InterruptedException} when its thread is interrupted.
 */
public final class ImpastoClient {

    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_PROBLEM_BYTES = 64 << 10;

    private final ObjectMapper json = Contract.json();
    private final Calls calls;
    private final RandomGenerator random;

    /** @param gateway such as {@code http://localhost:8080} */
    public ImpastoClient(URI gateway) {
        this(gateway, new SecureRandom());
    }

    /** @param random for what separates the parts of a form */
    public ImpastoClient(URI gateway, RandomGenerator random) {
        this(gateway, random, Waiting.SLEEP);
    }

    /** @param waiting between two tries */
    ImpastoClient(URI gateway, RandomGenerator random, Waiting waiting) {
        this(
                new Calls(
                        gateway,
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .connectTimeout(CONNECTS_WITHIN)
                                .build(),
                        Optional.empty(),
                        PATIENCE,
                        waiting),
                random);
    }

    private ImpastoClient(Calls calls, RandomGenerator random) {
        this.calls = calls;
        this.random = random;
    }

    /** The same with a key, for a gateway that asks for one. */
    public ImpastoClient withKey(String key) {
        return new ImpastoClient(
                new Calls(
                        calls.gateway(), calls.http(), Optional.of("Bearer " + key), calls.patience(), calls.waiting()),
                random);
    }

    /** The same, but a call takes at most so long, its repeats included (60 s else). {@link #follow} takes as long as the job. */
    public ImpastoClient withPatience(Duration patience) {
        return new ImpastoClient(
                new Calls(calls.gateway(), calls.http(), calls.authorization(), patience, calls.waiting()), random);
    }

    /**
     * Hands in a job with its pictures.
     *
     * @param urgent whether it is to be taken before all that isn't
     * @return where it stands, once nothing can lose it
     * @throws FileNotFoundException if there is no such file
     */
    public JobStatus submit(FileJob job, boolean urgent) throws IOException, InterruptedException {
        Multipart form = new Multipart(random);
        form.text("id", "text/plain", job.id().value());
        form.file("content", job.content());
        if (job.contentMask().isPresent()) {
            form.file("contentMask", job.contentMask().get());
        }
        boolean masked = job.styles().stream().anyMatch(style -> style.mask().isPresent());
        for (StyleFile style : job.styles()) {
            form.file("style", style.file());
            form.text("style-weight", "text/plain", Double.toString(style.weight()));
            if (style.mask().isPresent()) {
                form.file("styleMask", style.mask().get());
            } else if (masked) {
                form.text("styleMask", "text/plain", MaskRules.NONE);
            }
        }
        form.text("options", "application/json", json.writeValueAsString(job.options()));
        if (job.expirytime().isPresent()) {
            form.text("expirytime", "text/plain", job.expirytime().get().toString());
        }
        return JobStatus.read(calls.send(calls.to(jobs(urgent))
                        .header("Content-Type", form.mediaType())
                        .POST(form.body()))
                .body());
    }

    /** Hands in a job whose pictures the store has already; as {@link #submit(FileJob, boolean)}. */
    public JobStatus submit(StyleJob job, boolean urgent) throws IOException, InterruptedException {
        return JobStatus.read(calls.send(calls.to(jobs(urgent))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(job))))
                .body());
    }

    private static String jobs(boolean urgent) {
        return urgent ? "/v1/jobs?priority=urgent" : "/v1/jobs";
    }

    /** Where a job stands. */
    public JobStatus job(JobId id) throws IOException, InterruptedException {
        return JobStatus.read(get(id, ""));
    }

    /**
     * Follows a job, and returns when it has ended, in whichever way; an interrupt ends the following, not the job.
     *
     * @param listener is told of each change, on the calling thread; what happens while it is busy may be told as one change
     * @return the end
     * @throws UnreachableException after half a minute without the gateway
     */
    public JobStatus follow(JobId id, Consumer<JobStatus> listener) throws IOException, InterruptedException {
        return new JobFollower(calls, id, listener).toTheEnd();
    }

    /** Takes a job back; one that has ended already stays as it is. A running one stops within a step. */
    public JobStatus cancel(JobId id) throws IOException, InterruptedException {
        return JobStatus.read(calls.send(calls.to(path(id, "/cancel")).POST(BodyPublishers.noBody()))
                .body());
    }

    /** The finished picture. Whoever takes it closes it. */
    public InputStream image(JobId id) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                calls.send(calls.to(path(id, "/image")).GET(), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() >= 300) {
            try (InputStream body = answer.body()) {
                throw RefusedException.of(answer, body.readNBytes(MOST_PROBLEM_BYTES));
            }
        }
        return answer.body();
    }

    /** The finished picture, written into a file, which is there as a whole or not at all. */
    public void image(JobId id, Path file) throws IOException, InterruptedException {
        Path folder = file.toAbsolutePath().getParent();
        Path part = Files.createTempFile(folder, ".impasto-", ".part");
        try {
            try (InputStream image = image(id)) {
                Files.copy(image, part, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** What the picture looks like by now, as PNG or JPEG; empty while there is nothing to see, and when the job has ended. */
    public Optional<byte[]> preview(JobId id) throws IOException, InterruptedException {
        try {
            return Optional.of(get(id, "/preview"));
        } catch (RefusedException e) {
            if (e.problem().code().filter("no-preview"::equals).isPresent()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The losses of every step as a JSON array, of a job that was asked to record them. */
    public byte[] trace(JobId id) throws IOException, InterruptedException {
        return get(id, "/trace");
    }

    /** The job's own address, for people. */
    public URI address(JobId id) {
        return calls.gateway().resolve(path(id, ""));
    }

    private byte[] get(JobId id, String what) throws IOException, InterruptedException {
        return calls.send(calls.to(path(id, what)).GET()).body();
    }

    private static String path(JobId id, String what) {
        return "/v1/jobs/" + id + what;
    }
}
