package io.impasto.common.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.impasto.common.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The records of {@code resources/hostile}, which its make.py explains. */
class HostileMessageTest {

    /** Generous: all of them take milliseconds. */
    private static final Duration SOON = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvFileSource(resources = "/hostile/expected.csv")
    void hostileMessageIsTakenOrRefusedWithAReason(String file, String kind, String outcome, String named)
            throws IOException {
        RecordFile message = RecordFile.of(bytes(file));

        Optional<Exception> refusal = assertTimeoutPreemptively(
                SOON, () -> kind.equals("request") ? requestRefusal(message) : eventRefusal(message));

        assertThat(refusal.isPresent()).isEqualTo(outcome.equals("refused"));
        refusal.ifPresent(reason -> {
            Refusal.isFitToBeShown(reason);
            assertThat(reason).hasMessageContaining(named);
        });
    }

    private static Optional<Exception> requestRefusal(RecordFile message) {
        try {
            new RequestCodec().decode(message.headers(), message.value());
            return Optional.empty();
        } catch (UndecodableRequestException e) {
            return Optional.of(e);
        }
    }

    private static Optional<Exception> eventRefusal(RecordFile message) {
        try {
            new EventCodec("/test").decode(message.received(Topic.PROGRESS));
            return Optional.empty();
        } catch (UndecodableEventException e) {
            return Optional.of(e);
        }
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = HostileMessageTest.class.getResourceAsStream("/hostile/" + file)) {
            return file.endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        }
    }
}
