package io.impasto.local.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks applications whether they are ready to work. */
public final class Readiness {

    /** On a busy machine of two cores, four JVMs take a while. */
    private static final Duration READY_WITHIN = Duration.ofSeconds(180);

    private static final Duration LOOK_EVERY = Duration.ofMillis(150);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWERS_WITHIN).build();

    /** Whether what listens there says that it is ready, now. */
    public boolean isReady(URI application) throws InterruptedException {
        HttpRequest ask = HttpRequest.newBuilder(application.resolve("/q/health/ready"))
                .timeout(ANSWERS_WITHIN)
                .build();
        try {
            return http.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notThereYet) {
            return false;
        }
    }

    /** @throws StackException with the end of its log if the process ends first, or takes too long */
    void await(Part part, URI application) throws InterruptedException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (!isReady(application)) {
            if (!part.process().isAlive()) {
                throw part.died();
            }
            if (System.nanoTime() > end) {
                throw part.notReady(READY_WITHIN.toSeconds());
            }
            Thread.sleep(LOOK_EVERY.toMillis());
        }
    }
}
