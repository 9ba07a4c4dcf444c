package io.impasto.gateway.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jboss.logging.Logger;

/** Calls an address that has been looked at: what its name resolves to is what is connected to. */
final class OkHttpWebhookCaller implements WebhookCaller, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OkHttpWebhookCaller.class);

    private static final MediaType STRUCTURED = MediaType.get("application/cloudevents+json; charset=utf-8");

    /** Of 64 at a time: so many slow receivers at one host leave room for the others. */
    private static final int MOST_PER_HOST = 4;

    private final Dns addresses;
    private final OkHttpClient http;

    OkHttpWebhookCaller(AllowedCallbacks allowed, Duration timeout) {
        this.addresses = host -> checked(allowed, host);
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequestsPerHost(MOST_PER_HOST);
        this.http = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .dns(addresses)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .callTimeout(timeout)
                .build();
    }

    private static List<InetAddress> checked(AllowedCallbacks allowed, String host) throws UnknownHostException {
        List<InetAddress> found = List.of(InetAddress.getAllByName(host));
        if (!allowed.mayBePrivate(host) && !found.stream().allMatch(PublicAddress::is)) {
            throw new UnknownHostException(
                    host + " has an address that is private; it is not among impasto.webhooks.private-hosts");
        }
        return found;
    }

    @Override
    public void call(Webhook webhook, Instant at, Consumer<Answer> answered) {
        try {
            // For an address in place of a name OkHttp asks nobody.
            addresses.lookup(webhook.url().uri().getHost());
            http.newCall(request(webhook, at)).enqueue(new Told(webhook, answered));
        } catch (IOException | IllegalArgumentException e) {
            untold(webhook, String.valueOf(e.getMessage()));
            answered.accept(Answer.NOT_NOW);
        }
    }

    private static Request request(Webhook webhook, Instant at) {
        return new Request.Builder()
                .url(webhook.url().toString())
                .header("webhook-id", webhook.id())
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", webhook.secret().signature(webhook.id(), at, webhook.body()))
                .header("User-Agent", "impasto-gateway")
                .post(RequestBody.create(webhook.body(), STRUCTURED))
                .build();
    }

    private static void untold(Webhook webhook, String reason) {
        LOG.infof(
                "webhook=%s host=%s told=no reason=\"%s\"",
                webhook.id(), webhook.url().host(), reason);
    }

    private record Told(Webhook webhook, Consumer<Answer> answered) implements Callback {

        /** The status is all that counts; the body isn't read. */
        @Override
        public void onResponse(Call call, Response response) {
            try (response) {
                if (response.isSuccessful()) {
                    answered.accept(Answer.TAKEN);
                    return;
                }
                untold(webhook, "status " + response.code());
                answered.accept(response.code() == 410 ? Answer.GONE : Answer.NOT_NOW);
            }
        }

        @Override
        public void onFailure(Call call, IOException e) {
            untold(webhook, Objects.requireNonNullElse(e.getMessage(), e.toString()));
            answered.accept(Answer.NOT_NOW);
        }
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
