package io.impasto.common.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobId;
import io.impasto.common.job.RequestDigest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlCodecTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final RequestDigest ONE = RequestDigest.of(new byte[] {1});
    private static final RequestDigest OTHER = RequestDigest.of(new byte[] {2});

    private final ControlCodec codec = new ControlCodec();

    @Test
    void handWrittenCancelIsOneOfTheRecordsTime() throws Exception {
        Cancellation cancellation = codec.decode(message("job-1", "{\"action\":\"cancel\"}"));

        assertThat(cancellation).isEqualTo(new Cancellation(new JobId("job-1"), AT, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "job-1 | `{}`                                    | action",
                "job-1 | `{\"action\":\"pause\"}`                | pause",
                "job-1 | `{\"action\":\"cancel\",\"now\":true}`  | now",
                "job-1 | `{\"action\":\"cancel\",\"request\":\"x\"}` | x",
                "job-1 | `null`                                  | action",
                "job-1 | `{`                                     | not JSON",
                "a b   | `{\"action\":\"cancel\"}`               | a b",
                "      | `{\"action\":\"cancel\"}`               | key",
            })
    void whatIsNoCommandIsNamed(String key, String value, String named) {
        assertThatThrownBy(() -> codec.decode(message(key, value)))
                .isInstanceOf(UndecodableControlException.class)
                .hasMessageContaining(named);
    }

    @Test
    void cancelMeansWhatWasSubmittedBeforeItOrSoonAfter() {
        Cancellation cancellation = new Cancellation(new JobId("job-1"), AT, null);

        assertThat(cancellation.means(ONE, AT.minusSeconds(1_000_000))).isTrue();
        assertThat(cancellation.means(ONE, AT.plus(Cancellation.AHEAD))).isTrue();
        assertThat(cancellation.means(ONE, AT.plus(Cancellation.AHEAD).plusMillis(1)))
                .isFalse();
    }

    @Test
    void cancelThatNamesARequestMeansNoOther() {
        Cancellation cancellation = new Cancellation(new JobId("job-1"), AT, ONE);

        assertThat(cancellation.means(ONE, AT)).isTrue();
        assertThat(cancellation.means(OTHER, AT)).isFalse();
    }

    private static ConsumerRecord<String, byte[]> message(String key, String value) {
        return new ConsumerRecord<>(
                Topic.CONTROL,
                0,
                0,
                AT.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value.getBytes(StandardCharsets.UTF_8),
                new RecordHeaders(),
                Optional.empty());
    }
}
