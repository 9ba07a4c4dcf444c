package io.impasto.local.models;

import io.impasto.local.models.ModelPullException.NotReachable;
import io.impasto.local.models.ModelPullException.RefusedByServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a file over HTTP and hashes it on its way to the disk.
 *
 * <p>The body is pushed by the client, not read from its stream: that stream swallows an interrupt while it waits, so that a
 * stalled download could not be given up.
 */
final class Download {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

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
        HttpRequest request =
                HttpRequest.newBuilder(from).timeout(ANSWER_WITHIN).build();
        try (OutputStream out = Files.newOutputStream(target)) {
            Transfer transfer = new Transfer(out, progress);
            HttpResponse<Void> answer = send(request, transfer);
            if (answer.statusCode() != 200) {
                throw new RefusedByServer(from + " answered with status " + answer.statusCode());
            }
            return HexFormat.of().formatHex(transfer.sha256.digest());
        }
    }

    private HttpResponse<Void> send(HttpRequest request, Transfer transfer) throws IOException {
        URI from = request.uri();
        try {
            return client.send(request, transfer::begin);
        } catch (IOException e) {
            if (transfer.notWritten != null) {
                throw transfer.notWritten;
            }
            throw transfer.begun
                    ? new NotReachable("the download of " + from + " broke off (" + reason(e) + ")", e)
                    : new NotReachable("can't reach " + from + " (" + reason(e) + "): is there a network?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReachable("the download of " + from + " was interrupted", e);
        }
    }

    /** Some of the client's exceptions have no message. */
    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
    }

    /**
     * Takes the body block by block, on the client's threads, one call after the other. The waiting thread reads the digest
     * once the answer is complete; what tells of a failure it may read earlier, hence volatile.
     */
    private static final class Transfer {

        private final MessageDigest sha256 = newSha256();
        private final OutputStream out;
        private final PullProgress progress;
        private OptionalLong total = OptionalLong.empty();
        private long received;
        private volatile boolean begun;
        private volatile @Nullable IOException notWritten;

        Transfer(OutputStream out, PullProgress progress) {
            this.out = out;
            this.progress = progress;
        }

        BodySubscriber<Void> begin(ResponseInfo answer) {
            begun = true;
            total = answer.headers().firstValueAsLong("Content-Length");
            return answer.statusCode() == 200
                    ? BodySubscribers.ofByteArrayConsumer(this::take)
                    : BodySubscribers.discarding();
        }

        private void take(Optional<byte[]> block) {
            if (block.isEmpty()) {
                return; // The end.
            }
            try {
                out.write(block.get());
            } catch (IOException e) {
                notWritten = e;
                throw new UncheckedIOException(e);
            }
            sha256.update(block.get());
            received += block.get().length;
            progress.received(received, total);
        }
    }
}
