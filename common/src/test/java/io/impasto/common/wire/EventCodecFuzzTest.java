package io.impasto.common.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.impasto.common.Refusal;
import io.impasto.common.event.JobEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecFuzzTest {

    private static final EventCodec CODEC = new EventCodec("/worker/w1");

    static Stream<byte[]> events() {
        return Samples.events().map(CODEC::encode).map(RecordFile::bytes);
    }

    @MethodSource("events")
    @Timeout(20)
    @FuzzTest
    void recordIsAnEventThatCanBeWrittenAgainOrATypedError(byte[] file) throws Exception {
        JobEvent event;
        try {
            event = CODEC.decode(RecordFile.of(file).received(Topic.PROGRESS));
        } catch (UndecodableEventException e) {
            Refusal.isFitToBeShown(e);
            return;
        }

        assertThat(CODEC.decode(Samples.received(CODEC.encode(event)))).isEqualTo(event);
    }
}
