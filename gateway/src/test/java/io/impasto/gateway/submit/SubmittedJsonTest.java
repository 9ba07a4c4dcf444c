package io.impasto.gateway.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.impasto.common.job.JobId;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.UndecodableRequestException;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the request topic refuses, HTTP refuses in the same words. */
class SubmittedJsonTest {

    private static final String REQUEST = """
            {"id":"job-1","content":"s3://impasto/a.jpg","styles":["s3://impasto/b.jpg"]}""";

    static Stream<Named<byte[]>> hostile() {
        return Stream.of(
                Named.of("overlong UTF-8", overlongSlash()),
                Named.of(
                        "bytes that no character has",
                        REQUEST.replace("a.jpg", "\u00ff").getBytes(StandardCharsets.ISO_8859_1)),
                Named.of("UTF-16", REQUEST.getBytes(StandardCharsets.UTF_16)),
                Named.of("UTF-16 without a mark", REQUEST.getBytes(StandardCharsets.UTF_16BE)),
                Named.of("half a character", utf8(REQUEST.replace("a.jpg", "\\ud800"))),
                Named.of("a key twice", utf8(REQUEST.replace("{", "{\"id\":\"job-2\","))),
                Named.of("a nested key twice", utf8(with("\"options\":{\"size\":1,\"size\":2}"))),
                Named.of("deep arrays", utf8(with("\"options\":" + "[".repeat(100_000)))),
                Named.of("deep objects", utf8(with("\"options\":" + "{\"a\":".repeat(20_000)))),
                Named.of(
                        "a number of 100,000 digits", utf8(with("\"options\":{\"size\":" + "9".repeat(100_000) + "}"))),
                Named.of("1e999999999", utf8(with("\"options\":{\"size\":1e999999999}"))),
                Named.of("NaN", utf8(with("\"options\":{\"tvWeight\":NaN}"))),
                Named.of("two documents", utf8(REQUEST + REQUEST)),
                Named.of("cut off", utf8(REQUEST.substring(0, 40))),
                Named.of("an unknown field", utf8(with("\"colour\":1"))),
                Named.of("null", utf8(REQUEST.replace("\"job-1\"", "null"))));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileBodyIsRefusedInTheTopicsWords(byte[] body) {
        UndecodableRequestException onTheTopic = catchThrowableOfType(
                UndecodableRequestException.class, () -> new RequestCodec().decode(new RecordHeaders(), body));

        ProblemException overHttp = catchThrowableOfType(ProblemException.class, () -> job(body));

        assertThat(overHttp.problem().type()).isEqualTo(ProblemType.INVALID_REQUEST);
        assertThat(overHttp.problem().detail()).isEqualTo(onTheTopic.getMessage());
    }

    @Test
    void byteOrderMarkDoesNoHarm() {
        assertThat(job(utf8("\uFEFF" + REQUEST)).id()).isEqualTo(new JobId("job-1"));
    }

    private static StyleJob job(byte[] body) {
        return SubmittedJson.job(body, () -> new JobId("fresh"));
    }

    private static String with(String more) {
        return REQUEST.replace("}", "," + more + "}");
    }

    /** {@code /} in two bytes, which a reader that forgives would take for a part of a path. */
    private static byte[] overlongSlash() {
        byte[] body = utf8(REQUEST.replace("a.jpg", "a##b"));
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '#' && body[i + 1] == '#') {
                body[i] = (byte) 0xC0;
                body[i + 1] = (byte) 0xAF;
            }
        }
        return body;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
