package io.impasto.gateway;

import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stream of events as it comes over the line. */
final class EventStream implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final HttpResponse<Stream<String>> response;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> end;

    private EventStream(HttpResponse<Stream<String>> response) {
        this.response = response;
        this.end = CompletableFuture.runAsync(() -> response.body().forEach(lines::add));
    }

    static EventStream open(URI address, @Nullable String lastEventId) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return new EventStream(HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines()));
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return String.join(", ", response.headers().allValues(name));
    }

    List<String> ids() {
        return values("id:");
    }

    List<String> names() {
        return values("event:");
    }

    List<JsonPath> jobs() {
        return values("data:").stream().map(JsonPath::from).toList();
    }

    List<String> states() {
        return jobs().stream().map(job -> job.getString("state")).toList();
    }

    long heartbeats() {
        return lines.stream().filter(line -> line.startsWith(":")).count();
    }

    void awaitStates(String... states) {
        await().atMost(SOON).until(() -> states().containsAll(List.of(states)));
    }

    void awaitHeartbeats(int count) {
        await().atMost(SOON).until(() -> heartbeats() >= count);
    }

    void awaitEnd() {
        await().atMost(SOON).until(end::isDone);
    }

    private List<String> values(String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()))
                .toList();
    }

    @Override
    public void close() {
        response.body().close();
    }
}
