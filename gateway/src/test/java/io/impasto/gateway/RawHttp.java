package io.impasto.gateway;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Bytes as no well-behaved client would send them. */
final class RawHttp {

    /** Long enough for a machine that is busy; nothing here waits for it when all is well. */
    private static final int PATIENCE_MILLIS = 30_000;

    private RawHttp() {}

    /** All that is answered until the gateway closes the connection. */
    static String answer(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            } catch (IOException refusedBeforeTheEnd) {
                // What it has to say is said already.
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
