package io.impasto.local.paint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.job.JobFailedException;
import io.impasto.common.job.MaskRules;
import io.impasto.common.wire.Contract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Speaks the gateway's HTTP API. */
public final class GatewayClient {

    private static final String PROBLEM = "urn:impasto:problem:";
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(60);

    /** Of a cancel: whoever waits for it wants to be gone. */
    private static final Duration CANCELS_WITHIN = Duration.ofSeconds(2);

    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);

    private final URI gateway;
    private final RandomGenerator random;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECTS_WITHIN).build();
    private final ObjectMapper json = Contract.json();

    /** @param random for what separates the parts of a request */
    public GatewayClient(URI gateway, RandomGenerator random) {
        this.gateway = gateway;
        this.random = random;
    }

    /**
     * Hands in an order.
     *
     * @return the job's own address
     * @throws JobFailedException if the gateway refuses it
     * @throws GatewayException if the gateway can't be reached
     */
    URI submit(PaintOrder order, Terms terms) throws IOException, InterruptedException {
        Multipart form = new Multipart(random);
        form.file("content", order.content());
        if (order.contentMask().isPresent()) {
            form.file("contentMask", order.contentMask().get());
        }
        boolean masked = order.styles().stream().anyMatch(style -> style.mask().isPresent());
        for (StyleFile style : order.styles()) {
            form.file("style", style.file());
            form.text("style-weight", "text/plain", Double.toString(style.weight()));
            if (style.mask().isPresent()) {
                form.file("styleMask", style.mask().get());
            } else if (masked) {
                form.text("styleMask", "text/plain", MaskRules.NONE);
            }
        }
        form.text("options", "application/json", json.writeValueAsString(order.options()));
        if (terms.expirytime().isPresent()) {
            form.text("expirytime", "text/plain", terms.expirytime().get().toString());
        }
        URI jobs = gateway.resolve(terms.urgent() ? "/v1/jobs?priority=urgent" : "/v1/jobs");
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(jobs)
                .header("Content-Type", form.mediaType())
                .POST(form.body())
                .timeout(ANSWERS_WITHIN));
        return answer.headers()
                .firstValue("Location")
                .map(jobs::resolve)
                .orElseThrow(() -> new GatewayException(jobs + " accepted the job without saying where it is"));
    }

    JobView view(URI job) throws IOException, InterruptedException {
        return JobView.of(json.readTree(get(job)));
    }

    byte[] image(URI job) throws IOException, InterruptedException {
        return get(URI.create(job + "/image"));
    }

    byte[] trace(URI job) throws IOException, InterruptedException {
        return get(URI.create(job + "/trace"));
    }

    /**
     * Takes an order back; one that is done already stays as it is.
     *
     * @throws GatewayException if the gateway doesn't say within two seconds that it will be
     */
    void cancel(URI job) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(job + "/cancel"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .timeout(CANCELS_WITHIN));
    }

    private byte[] get(URI address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address).GET().timeout(ANSWERS_WITHIN))
                .body();
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer;
        try {
            answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new GatewayException("the gateway at " + gateway + " can't be reached: " + why(e), e);
        }
        if (answer.statusCode() >= 300) {
            throw refused(answer);
        }
        return answer;
    }

    /** The refusal as the failure that its problem type names. */
    private IOException refused(HttpResponse<byte[]> answer) {
        String status = answer.request().method() + " " + answer.uri() + " was answered with " + answer.statusCode();
        JsonNode problem;
        try {
            problem = json.readTree(answer.body());
        } catch (IOException e) {
            return new GatewayException(status, e);
        }
        String type = problem.path("type").asText();
        if (!type.startsWith(PROBLEM)) {
            return new GatewayException(status);
        }
        String code = type.substring(PROBLEM.length());
        String detail = problem.path("detail").asText(problem.path("title").asText());
        if (answer.statusCode() >= 500) {
            return new GatewayException(status + ", " + code + ": " + detail);
        }
        throw new JobFailedException(JobView.failure(code, detail));
    }

    private static String why(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
