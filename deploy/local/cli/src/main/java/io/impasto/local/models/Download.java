package io.impasto.local.models;

import io.impasto.local.models.ModelPullException.NotReachable;
import io.impasto.local.models.ModelPullException.RefusedByServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.OptionalLong;

/** Fetches one file over HTTP and knows its sha256. */
final class Download {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final int BLOCK = 1 << 16;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(ANSWER_WITHIN)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /**
     * @param target is overwritten
     * @return the sha256 of what came, 64 hex digits
     * @throws RefusedByServer if the answer's status isn't 200
     * @throws NotReachable if there is no connection or it breaks off, or the thread is interrupted (and stays so)
     * @throws IOException if {@code target} can't be written
     */
    String fetch(URI from, Path target, PullProgress progress) throws IOException {
        HttpResponse<InputStream> answer = ask(from);
        try (InputStream in = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new RefusedByServer(from + " answered with status " + answer.statusCode());
            }
            return save(in, from, target, answer.headers().firstValueAsLong("Content-Length"), progress);
        }
    }

    private HttpResponse<InputStream> ask(URI from) {
        try {
            return client.send(
                    HttpRequest.newBuilder(from).timeout(ANSWER_WITHIN).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new NotReachable("can't reach " + from + " (" + reason(e) + "): is there a network?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReachable("the download of " + from + " was interrupted", e);
        }
    }

    private static String save(InputStream in, URI from, Path target, OptionalLong total, PullProgress progress)
            throws IOException {
        MessageDigest sha256 = sha256();
        byte[] block = new byte[BLOCK];
        long received = 0;
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int n = read(in, block, from); n >= 0; n = read(in, block, from)) {
                out.write(block, 0, n);
                sha256.update(block, 0, n);
                received += n;
                progress.received(received, total);
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static int read(InputStream in, byte[] block, URI from) {
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return in.read(block);
        } catch (IOException e) {
            throw new NotReachable("the download of " + from + " broke off (" + reason(e) + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReachable("the download of " + from + " was interrupted", e);
        }
    }

    /** Some of the client's exceptions have no message. */
    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
    }
}
