package io.impasto.bench.load;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Sends requests at a steady rate, however long answers take. */
final class OpenLoop {

    private final HttpClient client;
    private final double perSecond;

    /** @param perSecond requests a second */
    OpenLoop(HttpClient client, double perSecond) {
        this.client = client;
        this.perSecond = perSecond;
    }

    /**
     * What came of it.
     *
     * @param latencies of those that were answered as wanted, from when they were due
     * @param others how many were answered otherwise, by status or kind of error
     */
    record Outcome(Latencies latencies, Map<String, Long> others) {

        @Override
        public String toString() {
            return latencies + (others.isEmpty() ? "" : "; otherwise: " + others);
        }
    }

    /**
     * Returns once all have been answered, or have failed.
     *
     * @param wanted the status of a good answer
     * @throws IllegalArgumentException if there was no good answer at all
     */
    Outcome send(int count, IntFunction<HttpRequest> request, int wanted) {
        ConcurrentLinkedQueue<Duration> good = new ConcurrentLinkedQueue<>();
        Map<String, LongAdder> others = new java.util.concurrent.ConcurrentHashMap<>();
        List<CompletableFuture<?>> all = new ArrayList<>(count);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + Math.round(i * 1e9 / perSecond);
            sleepUntil(due);
            all.add(client.sendAsync(request.apply(i), HttpResponse.BodyHandlers.discarding())
                    .handle((response, failure) -> {
                        if (failure == null && response.statusCode() == wanted) {
                            good.add(Duration.ofNanos(System.nanoTime() - due));
                        } else {
                            others.computeIfAbsent(kind(response, failure), key -> new LongAdder())
                                    .increment();
                        }
                        return null;
                    }));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        Map<String, Long> counted = new TreeMap<>();
        others.forEach((key, value) -> counted.put(key, value.sum()));
        return new Outcome(Latencies.of(good), counted);
    }

    private static String kind(HttpResponse<?> response, Throwable failure) {
        if (failure == null) {
            return "status " + response.statusCode();
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName();
    }

    private static void sleepUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
