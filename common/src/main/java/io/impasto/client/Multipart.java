package io.impasto.client;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/** A {@code multipart/form-data} body (RFC 7578) whose files are streamed from disk. */
final class Multipart {

    private static final int BOUNDARY_BYTES = 16;

    private final String boundary;
    private final List<BodyPublisher> pieces = new ArrayList<>();

    Multipart(RandomGenerator random) {
        byte[] bytes = new byte[BOUNDARY_BYTES];
        random.nextBytes(bytes);
        this.boundary = "impasto-" + HexFormat.of().formatHex(bytes);
    }

    /** @throws FileNotFoundException if there is no such file */
    void file(String name, Path file) throws FileNotFoundException {
        String shown = String.valueOf(file.getFileName()).replaceAll("[\"\\\\\\p{Cntrl}]", "_");
        header(name, "; filename=\"" + shown + "\"", "application/octet-stream");
        pieces.add(BodyPublishers.ofFile(file));
        pieces.add(BodyPublishers.ofString("\r\n"));
    }

    void text(String name, String mediaType, String text) {
        header(name, "", mediaType);
        pieces.add(BodyPublishers.ofString(text + "\r\n"));
    }

    private void header(String name, String more, String mediaType) {
        pieces.add(BodyPublishers.ofString("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\""
                + more + "\r\nContent-Type: " + mediaType + "\r\n\r\n"));
    }

    String mediaType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** The whole body; after this nothing can be added. */
    BodyPublisher body() {
        pieces.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
        return BodyPublishers.concat(pieces.toArray(BodyPublisher[]::new));
    }
}
