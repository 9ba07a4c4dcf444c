package io.impasto.local.stack;

import static io.impasto.engine.TestPictures.noise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.impasto.client.FileJob;
import io.impasto.client.ImpastoClient;
import io.impasto.client.JobStatus;
import io.impasto.common.job.JobOptions;
import io.impasto.common.wire.JobOptionsText;
import io.impasto.common.wire.KafkaConnection;
import io.impasto.common.wire.Topic;
import io.impasto.engine.network.SeededSqueezeNet;
import io.impasto.engine.picture.PictureWriter;
import io.impasto.local.cli.CommandRun;
import io.impasto.local.servers.FreePort;
import io.impasto.local.servers.LocalBroker;
import io.impasto.local.servers.LocalS3;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker that speaks TLS only, asks for passwords, and allows nothing that no rule allows; a store that speaks TLS; both with a certificate
 * that no public authority knows. The packaged applications come as who they are. SASL/PLAIN, since SCRAM's passwords would have to be
 * written when the broker's folder is formatted: to the clients it is one property.
 */
class SecuredBrokerIT {

    private static final Duration SOON = Duration.ofSeconds(150);
    private static final Map<String, String> PASSWORDS =
            Map.of("admin", "not-for-logs-1", "gateway", "not-for-logs-2", "worker", "not-for-logs-3");

    @TempDir
    static Path folder;

    private static OwnCertificate certificate;
    private static LocalBroker broker;
    private static LocalS3 store;
    private static int secureStore;
    private static Admin admin;
    private static Path models;

    private final Random random = new Random(7);

    @BeforeAll
    static void start() throws Exception {
        models = Path.of(System.getenv("IMPASTO_MODELS_DIR"));
        SeededSqueezeNet.writeInto(Files.createDirectories(models));
        certificate = OwnCertificate.make(folder);
        broker = LocalBroker.start(folder.resolve("broker"), 0, secured());
        secureStore = FreePort.find();
        store = LocalS3.start(
                folder.resolve("store"),
                0,
                "key",
                "not-for-logs-4",
                Map.of(
                        "s3proxy.secure-endpoint",
                        "https://127.0.0.1:" + secureStore,
                        "s3proxy.keystore-path",
                        certificate.keyStore().toString(),
                        "s3proxy.keystore-password",
                        OwnCertificate.PASSWORD));
        admin = Admin.create(settings("admin"));
    }

    private static Map<String, String> secured() {
        StringBuilder jaas = new StringBuilder(login("admin", PASSWORDS.get("admin")));
        jaas.setLength(jaas.length() - 1);
        PASSWORDS.forEach((user, password) -> jaas.append(" user_%s=\"%s\"".formatted(user, password)));
        jaas.append(';');
        Map<String, String> settings = new HashMap<>();
        settings.put("listener.security.protocol.map", "CLIENTS:SASL_SSL,CONTROLLER:SASL_SSL");
        settings.put("sasl.enabled.mechanisms", "PLAIN");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put("sasl.mechanism.controller.protocol", "PLAIN");
        settings.put("listener.name.clients.plain.sasl.jaas.config", jaas.toString());
        settings.put("listener.name.controller.plain.sasl.jaas.config", jaas.toString());
        settings.put("ssl.keystore.type", "PKCS12");
        settings.put("ssl.keystore.location", certificate.keyStore().toString());
        settings.put("ssl.keystore.password", OwnCertificate.PASSWORD);
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", certificate.pem().toString());
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:admin");
        return settings;
    }

    private static String login(String user, String password) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password);
    }

    private static Path clientProperties(String user, String password) throws IOException {
        return Files.writeString(folder.resolve(user + "-" + password + ".properties"), """
                security.protocol=SASL_SSL
                sasl.mechanism=PLAIN
                sasl.jaas.config=%s
                ssl.truststore.type=PEM
                ssl.truststore.location=%s
                """.formatted(
                        login(user, password), certificate.pem()));
    }

    private static Map<String, Object> settings(String user) throws IOException {
        Path file = clientProperties(user, PASSWORDS.get(user));
        return KafkaConnection.of(broker.bootstrapServers(), Map.of(), Optional.of(file))
                .with(Map.of());
    }

    @AfterAll
    static void stop() {
        if (admin != null) {
            admin.close();
        }
        if (store != null) {
            store.close();
        }
        broker.close();
    }

    @Test
    void whoMayDoNoMoreThanTheirWorkDoTheirWorkOverTls() throws Exception {
        // Given
        CommandRun apply = CommandRun.of(
                folder,
                folder,
                "topics",
                "apply",
                "--bootstrap",
                broker.bootstrapServers(),
                "--command-config",
                clientProperties("admin", PASSWORDS.get("admin")).toString(),
                "--gateway-principal",
                "User:gateway",
                "--worker-principal",
                "User:worker");
        assertThat(apply.exitCode()).as(apply.err()).isZero();
        assertThatThrownBy(() -> writeNonsense("gateway", Topic.COMPLETIONS))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> writeNonsense("worker", Topic.CONTROL))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
        Application gateway = gateway("gateway", PASSWORDS.get("gateway"));
        Application worker = worker("worker", PASSWORDS.get("worker"));
        try (Running gatewayRuns = run(gateway);
                Running workerRuns = run(worker)) {
            new Readiness().await(gatewayRuns.part(), gateway.address());
            new Readiness().await(workerRuns.part(), worker.address());
            ImpastoClient client = new ImpastoClient(gateway.address());

            // When
            JobStatus painted = follow(client, job(3), false);
            JobStatus urgent = follow(client, job(2), true);
            FileJob unwanted = job(5000);
            client.submit(unwanted, false);
            client.cancel(unwanted.id());
            JobStatus cancelled = client.follow(unwanted.id(), status -> {});
            writeNonsense("admin", Topic.REQUESTS);

            // Then
            assertThat(painted.state()).isEqualTo("succeeded");
            assertThat(urgent.state()).isEqualTo("succeeded");
            assertThat(cancelled.state()).isEqualTo("cancelled");
            await().atMost(SOON).until(() -> records(Topic.DEAD) == 1);
            await("the webhooks' reader has come this far").atMost(SOON).until(() -> told() >= 3);
            await("who puts deferred requests back has joined")
                    .atMost(SOON)
                    .until(() -> !admin.describeShareGroups(List.of(Topic.DEFERRAL_GROUP))
                            .all()
                            .get()
                            .get(Topic.DEFERRAL_GROUP)
                            .members()
                            .isEmpty());
            assertThat(workerRuns.log())
                    .doesNotContain("settings=unknown", "control=unread", "lost=")
                    .doesNotContainIgnoringCase("authoriz")
                    .doesNotContain(PASSWORDS.values())
                    .doesNotContain(store.secretKey());
            assertThat(gatewayRuns.log())
                    .doesNotContain("queue=unknown", "webhooks=interrupted")
                    .doesNotContainIgnoringCase("authoriz")
                    .doesNotContain(PASSWORDS.values())
                    .doesNotContain(store.secretKey());
        }
    }

    @Test
    void wrongPasswordIsSaidByReadinessAndNotToldToTheLog() throws Exception {
        String wrong = "not-for-logs-5";
        Application gateway = gateway("gateway-locked-out", wrong);
        Application worker = worker("worker-locked-out", wrong);
        try (Running gatewayRuns = run(gateway);
                Running workerRuns = run(worker)) {
            for (Application application : List.of(gateway, worker)) {
                await(application.name())
                        .atMost(SOON)
                        .ignoreExceptions()
                        .untilAsserted(() -> assertThat(readiness(application))
                                .contains("Authentication failed: Invalid username or password"));
            }
            for (Running runs : List.of(gatewayRuns, workerRuns)) {
                assertThat(runs.log())
                        .contains("reason=\"Authentication failed")
                        .doesNotContain(wrong)
                        .as("the Kafka client's own word for each retry")
                        .doesNotContain("NetworkClient", "AdminMetadataManager");
            }
        }
    }

    private FileJob job(int iterations) throws IOException {
        Path content = Files.write(folder.resolve("content.png"), PictureWriter.png(noise(50, 40, 3)));
        Path style = Files.write(folder.resolve("style.png"), PictureWriter.png(noise(40, 50, 4)));
        JobOptions options = JobOptionsText.parse(
                Map.of("preset", "classic", "size", "40", "iterations", Integer.toString(iterations)));
        return FileJob.of(content, style, options, random);
    }

    private static JobStatus follow(ImpastoClient client, FileJob job, boolean urgent) throws Exception {
        client.submit(job, urgent);
        return client.follow(job.id(), status -> {});
    }

    private static void writeNonsense(String user, String topic) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings(user), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "nonsense", "nonsense")).get();
        }
    }

    private static long records(String topic) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }

    private static long told() throws Exception {
        var offset = admin.listConsumerGroupOffsets(Topic.WEBHOOKS_GROUP)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(new TopicPartition(Topic.COMPLETIONS, 0));
        return offset == null ? 0 : offset.offset();
    }

    private static Application gateway(String name, String password) throws IOException {
        Map<String, String> environment = environment("gateway", password);
        environment.put(
                "IMPASTO_GATEWAY_VIEW_FOLDER", folder.resolve(name + "-view").toString());
        environment.put("IMPASTO_WEBHOOKS_ALLOWED_HOSTS", "127.0.0.1");
        environment.put("IMPASTO_WEBHOOKS_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        return new Application(name, installation().gateway(), jvm(), FreePort.find(), environment);
    }

    private static Application worker(String name, String password) throws IOException {
        Map<String, String> environment = environment("worker", password);
        environment.put("IMPASTO_WORKER_NAME", name);
        environment.put("IMPASTO_WORKER_DEVICE", "cpu");
        return new Application(name, installation().worker(), jvm(), FreePort.find(), environment);
    }

    private static Installation installation() {
        return new Installation(Path.of(System.getProperty(Installation.HOME_PROPERTY)));
    }

    private static List<String> jvm() {
        return List.of(
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Djavax.net.ssl.trustStore=" + certificate.trustStore(),
                "-Djavax.net.ssl.trustStorePassword=" + OwnCertificate.PASSWORD);
    }

    private static Map<String, String> environment(String user, String password) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("IMPASTO_MODELS_DIR", models.toAbsolutePath().toString());
        environment.put("IMPASTO_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        environment.put(
                "IMPASTO_KAFKA_PROPERTIES_FILE",
                clientProperties(user, password).toString());
        environment.put("IMPASTO_STORE_ENDPOINT", "https://127.0.0.1:" + secureStore);
        environment.put("IMPASTO_STORE_ACCESS_KEY", store.accessKey());
        environment.put("IMPASTO_STORE_SECRET_KEY", store.secretKey());
        return environment;
    }

    private static Running run(Application application) throws IOException {
        DataFolder data = new DataFolder(folder.resolve("applications"));
        data.create();
        return new Running(application.start(data));
    }

    private record Running(Part part) implements AutoCloseable {

        String log() throws IOException {
            return Files.readString(part.log());
        }

        @Override
        public void close() {
            part.stop().run();
        }
    }

    private static String readiness(Application application) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(application.address() + "/q/health/ready"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
