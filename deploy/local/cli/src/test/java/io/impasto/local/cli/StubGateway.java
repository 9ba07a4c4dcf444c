package io.impasto.local.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A gateway whose one job is in the state that the test says: the real one would take minutes of workers to come to each. That the
 * real one understands what is asked here is shown by the stack's own test.
 */
final class StubGateway implements AutoCloseable {

    static final String PICTURE = "the picture";

    private static final Pattern ID = Pattern.compile("name=\"id\"\r\n.*\r\n\r\n(.*)\r\n");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> forms = new CopyOnWriteArrayList<>();
    private final Set<String> authorizations = ConcurrentHashMap.newKeySet();
    private final String view;
    private volatile boolean deafToCancels;

    /** @param view what it says of its job, as JSON */
    StubGateway(String view) throws IOException {
        this.view = view;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** A cancel gets no answer any more. */
    StubGateway deafToCancels() {
        deafToCancels = true;
        return this;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Method and address of each request, in their order. */
    List<String> asked() {
        return asked;
    }

    /** How whoever asked said who they are; {@code null} in letters for not at all. */
    Set<String> authorizations() {
        return authorizations;
    }

    /** The address of the only job, whose id the command has chosen. */
    String job() {
        Matcher id = ID.matcher(form());
        return "/v1/jobs/" + (id.find() ? id.group(1) : "none");
    }

    /** Whether anybody has asked where the job stands. */
    boolean askedForJob() {
        return !forms.isEmpty() && asked.contains("GET " + job());
    }

    /** The body of the only submission. */
    String form() {
        return forms.get(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        byte[] body = exchange.getRequestBody().readAllBytes();
        asked.add(request);
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if (request.startsWith("POST /v1/jobs?") || request.equals("POST /v1/jobs")) {
            forms.add(new String(body, StandardCharsets.ISO_8859_1));
            answer(exchange, 202, view);
        } else if (request.endsWith("/cancel")) {
            if (!deafToCancels) {
                answer(exchange, 202, view);
            }
        } else if (request.endsWith("/image")) {
            answer(exchange, 200, PICTURE);
        } else {
            answer(exchange, 200, view);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
