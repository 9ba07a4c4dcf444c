package io.impasto.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.image.ImageRef;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.StyleImage;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.EventCodec;
import io.impasto.common.wire.KafkaConnection;
import io.impasto.gateway.config.WebhooksConfig;
import io.impasto.gateway.follow.JobView;
import io.impasto.gateway.follow.ViewOnDisk;
import io.impasto.gateway.metrics.GatewayMetrics;
import io.impasto.local.servers.LocalBroker;
import io.impasto.local.servers.LocalTopics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateways that tell, between a real broker and a real receiver. */
class WebhooksIT {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String SUBMITTER = "key:alice";
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final ImageRef PICTURE = ImageRef.of("s3://bucket/picture");

    @TempDir
    static Path folder;

    private static LocalBroker broker;
    private static KafkaProducer<String, byte[]> worker;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final List<Webhooks> gateways = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private ViewOnDisk onDisk;
    private JobView view;

    @TempDir
    Path viewFolder;

    private record Call(String path, String id, long timestamp, String signature, String type, byte[] body) {

        boolean isSignedWith(String secret) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(
                        Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
                mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
                return signature.equals("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @BeforeAll
    static void startBroker() {
        broker = LocalBroker.start(folder, 0);
        LocalTopics.create(broker.bootstrapServers());
        worker = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void stopBroker() {
        worker.close();
        broker.close();
    }

    @BeforeEach
    void startReceiver() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.setExecutor(Executors.newCachedThreadPool());
        receiver.createContext("/", this::receive);
        receiver.start();
        onDisk = ViewOnDisk.caughtUp(viewFolder);
        view = onDisk.view();
    }

    @AfterEach
    void stop() {
        gateways.forEach(Webhooks::close);
        onDisk.close();
        receiver.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            exchange.getRequestBody().transferTo(body);
            String path = exchange.getRequestURI().getPath();
            calls.add(new Call(
                    path,
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    body.toByteArray()));
            int status = answers.getOrDefault(path, 204);
            if (status == 302) {
                exchange.getResponseHeaders().set("Location", address("/elsewhere"));
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Test
    void endIsToldSignedUnderTheEventsId() throws Exception {
        gateway(Map.of());

        ends("signed", "/signed");

        await().atMost(SOON).untilAsserted(() -> assertThat(to("/signed")).hasSize(1));
        Call call = to("/signed").get(0);
        assertThat(call.id()).isEqualTo("signed/failed");
        assertThat(call.type()).startsWith("application/cloudevents+json");
        assertThat(call.isSignedWith(
                        WebhookSecret.of(SECRET).ofSubmitter(SUBMITTER).text()))
                .isTrue();
        assertThat(call.isSignedWith(SECRET)).isFalse();
        JsonNode event = new ObjectMapper().readTree(call.body());
        assertThat(event.at("/id").textValue()).isEqualTo("signed/failed");
        assertThat(event.at("/type").textValue()).isEqualTo("io.impasto.job.failed.v1");
        assertThat(event.at("/data/jobId").textValue()).isEqualTo("signed");
    }

    @Test
    void receiverThatIsUnwellIsAskedAgainUnderTheSameIdAndHoldsUpNobody() {
        gateway(Map.of());
        answers.put("/unwell", 500);

        ends("unwell", "/unwell");
        await().atMost(SOON).untilAsserted(() -> assertThat(to("/unwell")).hasSizeGreaterThan(1));
        ends("behind", "/behind");
        await().atMost(SOON).untilAsserted(() -> assertThat(to("/behind")).hasSize(1));

        answers.put("/unwell", 200);
        await().atMost(SOON).untilAsserted(() -> assertThat(count("delivered")).isEqualTo(2));
        assertThat(to("/unwell")).extracting(Call::id).containsOnly("unwell/failed");
    }

    @Test
    void redirectIsNotFollowedAndInTheEndNobodyTriesAnyMore() {
        gateway(Map.of("impasto.webhooks.give-up-after", "1s"));
        answers.put("/moved", 302);

        ends("moved", "/moved");

        await().atMost(SOON).untilAsserted(() -> assertThat(count("given-up")).isEqualTo(1));
        assertThat(to("/moved")).isNotEmpty();
        assertThat(to("/elsewhere")).isEmpty();
    }

    @Test
    void receiverThatIsGoneIsLeftAlone() {
        gateway(Map.of());
        answers.put("/gone", 410);

        ends("gone", "/gone");

        await().atMost(SOON).untilAsserted(() -> assertThat(count("gone")).isEqualTo(1));
        assertThat(to("/gone")).hasSize(1);
    }

    @Test
    void twoGatewaysTellEachEndUnderOneId() {
        gateway(Map.of());
        gateway(Map.of());

        IntStream.range(0, 20).forEach(i -> ends("shared-" + i, "/shared"));

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(to("/shared").stream().map(Call::id).distinct())
                                .hasSize(20));
        assertThat(to("/shared")).allMatch(call -> call.id().matches("shared-\\d+/failed"));
    }

    @Test
    void whatOneGatewayLeftUntoldAnotherTells() {
        answers.put("/left", 503);
        Webhooks first = gateway(Map.of());
        ends("left", "/left");
        await().atMost(SOON).untilAsserted(() -> assertThat(to("/left")).isNotEmpty());

        first.close();
        calls.clear();
        answers.put("/left", 200);
        gateway(Map.of());

        await().atMost(SOON).untilAsserted(() -> assertThat(to("/left")).isNotEmpty());
        assertThat(to("/left")).extracting(Call::id).containsOnly("left/failed");
    }

    @Test
    void privateAddressIsNotCalledWhateverNameItHas() throws Exception {
        AllowedCallbacks allowed = AllowedCallbacksTest.callbacks(Map.of(
                "impasto.webhooks.allowed-hosts", "localhost,127.0.0.1",
                "impasto.webhooks.plain-hosts", "localhost,127.0.0.1"));
        try (OkHttpWebhookCaller caller = new OkHttpWebhookCaller(allowed, Duration.ofSeconds(10))) {
            for (String host : List.of("localhost", "127.0.0.1")) {
                CallbackUrl url = allowed.require(
                        "http://" + host + ":" + receiver.getAddress().getPort() + "/private");
                Webhook webhook = new Webhook(url, "id", WebhookSecret.of(SECRET), new byte[] {1});

                CompletableFuture<WebhookCaller.Answer> answer = new CompletableFuture<>();
                caller.call(webhook, Instant.now(), answer::complete);
                assertThat(answer.get()).isEqualTo(WebhookCaller.Answer.NOT_NOW);
            }
        }
        assertThat(calls).isEmpty();
    }

    @Test
    void hostThatIsNotAllowedIsNotCalledEvenIfARecordNamesIt() {
        gateway(Map.of());

        ended("forbidden", "http://localhost:" + receiver.getAddress().getPort() + "/forbidden");
        ends("allowed", "/allowed");

        await().atMost(SOON).untilAsserted(() -> assertThat(to("/allowed")).hasSize(1));
        assertThat(to("/forbidden")).isEmpty();
    }

    @Test
    void endOfAJobWhoseRequestIsNotRememberedIsCountedAndHoldsUpNobody() {
        gateway(Map.of());

        said("forgotten");
        ends("remembered", "/remembered");

        await().atMost(SOON).untilAsserted(() -> assertThat(to("/remembered")).hasSize(1));
        await().atMost(SOON).untilAsserted(() -> assertThat(count("unknown")).isEqualTo(1));
    }

    private Webhooks gateway(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "impasto.webhooks.allowed-hosts", "127.0.0.1",
                "impasto.webhooks.plain-hosts", "127.0.0.1",
                "impasto.webhooks.private-hosts", "127.0.0.1",
                "impasto.webhooks.secret", SECRET,
                "impasto.webhooks.first-pause", "100ms"));
        values.putAll(more);
        WebhooksConfig config = AllowedCallbacksTest.config(values);
        Webhooks gateway = new Webhooks(
                config,
                new AllowedCallbacks(config),
                KafkaConnection.to(broker.bootstrapServers()),
                view,
                Clock.systemUTC(),
                new Random(7),
                new GatewayMetrics(metrics));
        gateway.start();
        gateways.add(gateway);
        return gateway;
    }

    private String address(String path) {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
    }

    private void ends(String id, String path) {
        ended(id, address(path));
    }

    private void ended(String id, String callback) {
        StyleJob job = new StyleJob(new JobId(id), PICTURE, List.of(new StyleImage(PICTURE, 1)), null);
        view.submitted(job, Instant.now(), SUBMITTER, callback);
        said(id);
    }

    private static void said(String id) {
        worker.send(new EventCodec("/worker/test")
                .encode(new Failed(new JobId(id), Instant.now(), new JobFailure.Internal("on purpose"))));
    }

    private List<Call> to(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).toList();
    }

    private double count(String outcome) {
        return metrics.get("impasto.gateway.webhooks")
                .tags("outcome", outcome)
                .counter()
                .count();
    }
}
