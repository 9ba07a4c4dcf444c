package io.impasto.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.Optional;

/**
 * Requests to one gateway, each of them one that may be said twice: without an answer, or told to come again later, it is said again.
 *
 * @param authorization the header of that name; absent where nobody asks who calls
 * @param patience how long one call may take, its repeats included
 * @param waiting between two tries
 */
record Calls(URI gateway, HttpClient http, Optional<String> authorization, Duration patience, Waiting waiting) {

    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Of what a gateway asks us to wait. */
    private static final long LONGEST_PAUSE_SECONDS = 10;

    HttpRequest.Builder to(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path));
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    /**
     * @throws RefusedException for every answer of status 300 or more
     * @throws UnreachableException if there is none
     */
    HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw RefusedException.of(answer, answer.body());
        }
        return answer;
    }

    /** As {@link #send(HttpRequest.Builder)}, but hands out the last answer whatever it is. */
    <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (int attempt = 1; ; attempt++) {
            Duration pause = PAUSE.multipliedBy(attempt);
            try {
                Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
                HttpResponse<T> answer = http.send(request.timeout(left).build(), body);
                pause = retryAfter(answer).orElse(pause);
                if (!isPassing(answer.statusCode()) || last(attempt, pause, deadline)) {
                    return answer;
                }
            } catch (IOException e) {
                if (last(attempt, pause, deadline)) {
                    throw new UnreachableException(gateway, e);
                }
            }
            waiting.pause(pause);
        }
    }

    private static boolean isPassing(int status) {
        return Problem.passing(status);
    }

    private static boolean last(int attempt, Duration pause, long deadline) {
        return attempt == ATTEMPTS || System.nanoTime() + pause.toNanos() >= deadline;
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,5}"))
                .map(seconds -> Duration.ofSeconds(Math.min(Long.parseLong(seconds), LONGEST_PAUSE_SECONDS)));
    }
}
