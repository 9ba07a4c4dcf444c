package io.impasto.worker.pod;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** This process's pod, as its service account may change it. For one thread. */
public final class KubernetesPod implements DeletionCost.Listener {

    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String COST =
            "{\"metadata\":{\"annotations\":{\"controller.kubernetes.io/pod-deletion-cost\":\"%d\"}}}";

    private final URI server;
    private final String name;
    private final Path account;
    private @Nullable HttpClient client;

    /**
     * @param server the API server, {@code https://…}
     * @param name the pod's
     * @param account the folder with the account's {@code namespace}, the server's {@code ca.crt}, and the {@code token}, which is read anew each
     *     time, since it is renewed
     */
    KubernetesPod(URI server, String name, Path account) {
        this.server = server;
        this.name = name;
        this.account = account;
    }

    /**
     * The pod that Kubernetes' environment variables tell of.
     *
     * @throws IllegalArgumentException if they tell of none
     */
    public static KubernetesPod ofThisProcess(Map<String, String> environment) {
        String host = need(environment, "KUBERNETES_SERVICE_HOST");
        String bracketed = host.contains(":") ? "[" + host + "]" : host; // IPv6
        return new KubernetesPod(
                URI.create("https://" + bracketed + ":" + need(environment, "KUBERNETES_SERVICE_PORT")),
                need(environment, "HOSTNAME"),
                ACCOUNT);
    }

    @Override
    public void tell(int cost) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        server.resolve("/api/v1/namespaces/" + read("namespace") + "/pods/" + name))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + read("token"))
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(COST.formatted(cost)))
                .build();
        HttpResponse<Void> response = client().send(request, BodyHandlers.discarding());
        if (response.statusCode() == 403) {
            throw new IOException("the pod's service account may not patch pods");
        } else if (response.statusCode() != 200) {
            throw new IOException("the API server answered " + response.statusCode());
        }
    }

    private String read(String file) throws IOException {
        return Files.readString(account.resolve(file)).strip();
    }

    private HttpClient client() throws IOException {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .sslContext(trust(account.resolve("ca.crt")))
                    .build();
        }
        return client;
    }

    /** Only the cluster's own authority: nobody else's certificate makes an API server. */
    private static SSLContext trust(Path authorities) throws IOException {
        try (InputStream in = Files.newInputStream(authorities)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int entry = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry(Integer.toString(entry++), certificate);
            }
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificate authority in " + authorities, e);
        }
    }

    private static String need(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("impasto.worker.pod-deletion-cost needs " + name
                    + ", which Kubernetes sets in a pod; outside of one, leave it off");
        }
        return value;
    }
}
