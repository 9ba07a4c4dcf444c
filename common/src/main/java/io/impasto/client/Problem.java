package io.impasto.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * What a gateway says of a request that it refuses (RFC 9457).
 *
 * @param type a URN; {@code about:blank} where the answer was no such document
 * @param status of HTTP
 * @param detail what is wrong and what would be right
 * @param field the part or field of the request that is to blame, where one is
 */
public record Problem(String type, String title, int status, String detail, Optional<String> field) {

    private static final String URN = "urn:impasto:problem:";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The stable name at the end of the type, such as {@code id-taken}; empty for a type that isn't the contract's. */
    public Optional<String> code() {
        return type.startsWith(URN) ? Optional.of(type.substring(URN.length())) : Optional.empty();
    }

    /** Whether the same request may be taken later: the gateway, or what it needs, isn't there for now, or is asked too often. */
    public boolean passing() {
        return passing(status);
    }

    static boolean passing(int status) {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    static Problem read(int status, byte[] body) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (IOException e) {
            json = JSON.createObjectNode();
        }
        String title = json.path("title").asText();
        return new Problem(
                json.path("type").asText("about:blank"),
                title,
                status,
                json.path("detail").asText(title),
                Optional.ofNullable(json.path("field").textValue()));
    }
}
