package io.impasto.bench.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that follow a job each. */
final class ManyStreams {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong heartbeats = new AtomicLong();
    private final List<CompletableFuture<?>> open = new ArrayList<>();

    void open(URI gateway, String id) {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/v1/jobs/" + id + "/events"))
                .header("Accept", "text/event-stream")
                .build();
        open.add(http.sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(new Counter())));
    }

    long events() {
        return events.get();
    }

    long heartbeats() {
        return heartbeats.get();
    }

    /** How many have ended. */
    long ended() {
        return open.stream().filter(CompletableFuture::isDone).count();
    }

    private final class Counter implements Flow.Subscriber<String> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith("data:")) {
                events.incrementAndGet();
            } else if (line.startsWith(":")) {
                heartbeats.incrementAndGet();
            }
        }

        @Override
        public void onError(Throwable why) {
            System.err.println("stream: " + why);
        }

        @Override
        public void onComplete() {}
    }
}
