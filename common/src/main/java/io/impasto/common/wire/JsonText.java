package io.impasto.common.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * JSON on the wire is UTF-8 (RFC 8259, section 8.1) and nothing like it: Jackson, given bytes, guesses UTF-16, and lets through overlong
 * forms and halves of characters, which can't be written again.
 */
public final class JsonText {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private JsonText() {}

    /**
     * The text without its byte order mark, which some editors put there.
     *
     * @throws CharacterCodingException if the bytes aren't UTF-8
     */
    public static String of(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }
}
