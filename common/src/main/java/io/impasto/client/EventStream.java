package io.impasto.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A {@code text/event-stream} (WHATWG HTML, section 9.2.6) that is read by one thread, which can be interrupted, and which notices when nothing
 * comes any more: reading the client's own {@code InputStream} would do neither.
 */
final class EventStream implements AutoCloseable {

    private static final String MEDIA_TYPE = "text/event-stream";

    /**
     * One event.
     *
     * @param id the last that was given, to go on after it; empty if there was none yet
     */
    record Event(String id, String data) {}

    /** The gateway has no such stream. */
    static final class NoStreamException extends IOException {

        private static final long serialVersionUID = 1L;

        NoStreamException(HttpResponse<?> answer) {
            super(answer.uri() + " has no events; it was answered with " + answer.statusCode());
        }
    }

    private final Lines lines = new Lines();
    private final CompletableFuture<HttpResponse<byte[]>> answer;
    private String lastId = "";

    EventStream(HttpClient http, HttpRequest request) {
        answer = http.sendAsync(request, this::body);
        answer.whenComplete((done, failed) -> lines.endUnlessBegun());
    }

    private BodySubscriber<byte[]> body(ResponseInfo info) {
        return isStream(info.statusCode(), info.headers().firstValue("Content-Type"))
                ? BodySubscribers.fromLineSubscriber(lines, nothing -> new byte[0], StandardCharsets.UTF_8, null)
                : BodySubscribers.ofByteArray();
    }

    private static boolean isStream(int status, Optional<String> contentType) {
        return status == 200 && contentType.orElse("").startsWith(MEDIA_TYPE);
    }

    /**
     * The next event; empty at the end of the stream, or when nothing, not even a heartbeat, came for that long.
     *
     * @throws NoStreamException if there is no such stream
     * @throws RefusedException if the gateway has one but doesn't give it to us
     * @throws IOException if the way to the gateway is broken
     */
    Optional<Event> next(Duration silence) throws IOException, InterruptedException {
        StringBuilder data = new StringBuilder();
        for (; ; ) {
            @Nullable String line = lines.take(silence);
            if (line == null) {
                requireStream();
                return Optional.empty();
            }
            if (line.isEmpty() && !data.isEmpty()) {
                return Optional.of(new Event(lastId, data.toString()));
            }
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
            if (field.equals("data")) {
                data.append(data.isEmpty() ? "" : "\n").append(value);
            } else if (field.equals("id")) {
                lastId = value;
            }
        }
    }

    private void requireStream() throws IOException, InterruptedException {
        if (!answer.isDone()) {
            return; // It is there, but silent.
        }
        HttpResponse<byte[]> done;
        try {
            done = answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
        if (isStream(done.statusCode(), done.headers().firstValue("Content-Type"))) {
            return;
        }
        RefusedException refused = RefusedException.of(done, done.body());
        int status = done.statusCode();
        boolean none = status < 300 || status == 404 || status == 405 || status == 406;
        throw none && !(refused instanceof UnknownJobException) ? new NoStreamException(done) : refused;
    }

    @Override
    public void close() {
        lines.cancel();
        answer.cancel(true);
    }

    /** The lines as they come; the next is asked for when one is taken, so a slow reader holds up the sender, not the memory. */
    private static final class Lines implements Flow.Subscriber<String> {

        /** A line, or the end. */
        private record Item(@Nullable String line) {}

        private final BlockingQueue<Item> queue = new LinkedBlockingQueue<>();
        private volatile Flow.@Nullable Subscription subscription;

        @Nullable
        String take(Duration silence) throws InterruptedException {
            Item item = queue.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
            Flow.Subscription source = subscription;
            if (item == null || item.line() == null || source == null) {
                return null;
            }
            source.request(1);
            return item.line();
        }

        /** Lines that have begun end by themselves, after the answer's own end: they may still be waiting to be taken. */
        void endUnlessBegun() {
            if (subscription == null) {
                onComplete();
            }
        }

        void cancel() {
            Flow.Subscription source = subscription;
            if (source != null) {
                source.cancel();
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription source) {
            subscription = source;
            source.request(1);
        }

        @Override
        public void onNext(String line) {
            queue.add(new Item(line));
        }

        @Override
        public void onError(Throwable failure) {
            onComplete(); // Told by the answer, too.
        }

        @Override
        public void onComplete() {
            queue.add(new Item(null));
        }
    }
}
