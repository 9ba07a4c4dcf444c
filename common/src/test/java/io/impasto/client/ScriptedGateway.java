package io.impasto.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as the test says, one answer after the other; the real gateway doesn't break on demand. */
final class ScriptedGateway implements AutoCloseable {

    /** One answer. A status of 0 breaks the connection. */
    record Answer(int status, String mediaType, String body, Map<String, String> headers) {

        static Answer json(int status, String body) {
            return new Answer(status, "application/json", body, Map.of());
        }

        static Answer problem(int status, String code, String detail) {
            return new Answer(
                    status,
                    "application/problem+json",
                    "{\"type\":\"urn:impasto:problem:" + code + "\",\"title\":\"t\",\"status\":" + status
                            + ",\"detail\":\"" + detail + "\",\"field\":\"options.size\",\"more\":1}",
                    Map.of("Retry-After", "0"));
        }

        static Answer events(String body) {
            return new Answer(200, "text/event-stream", body, Map.of());
        }

        static Answer broken() {
            return new Answer(0, "", "", Map.of());
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Queue<Answer>> script = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> lastEventIds = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();

    ScriptedGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The answers to a request, in their order; the last one again and again. */
    ScriptedGateway on(String request, Answer... answers) {
        script.put(request, new ArrayDeque<>(List.of(answers)));
        return this;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<String> asked() {
        return asked;
    }

    List<String> bodies() {
        return bodies;
    }

    List<String> lastEventIds() {
        return lastEventIds;
    }

    List<String> authorizations() {
        return authorizations;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
        asked.add(request);
        if (exchange.getRequestHeaders().containsKey("Last-Event-ID")) {
            lastEventIds.add(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
        }
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        }
        Answer answer = next(request);
        if (answer.status() == 0) {
            exchange.close();
            return;
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", answer.mediaType());
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer next(String request) {
        Queue<Answer> answers = script.get(request);
        if (answers == null) {
            return Answer.problem(404, "not-found", "nothing at " + request);
        }
        synchronized (answers) {
            return answers.size() == 1 ? answers.element() : answers.remove();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
