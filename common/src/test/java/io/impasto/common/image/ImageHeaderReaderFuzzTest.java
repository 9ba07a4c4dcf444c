package io.impasto.common.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.impasto.common.Refusal;
import io.impasto.common.TakenMemory;
import org.junit.jupiter.api.Timeout;

class ImageHeaderReaderFuzzTest {

    /** Of a few kilobytes, bytes. */
    private static final long MOST_MEMORY = 16L << 20;

    private static final ImageHeaderReader HEADERS = new ImageHeaderReader();

    @Timeout(20)
    @FuzzTest
    void bytesHaveAHeaderOrAreUnreadable(byte[] file) {
        TakenMemory.isAtMost(MOST_MEMORY, () -> hasAHeaderOrIsUnreadable(file));
    }

    private static void hasAHeaderOrIsUnreadable(byte[] file) {
        try {
            assertThat(HEADERS.read(file).pixels()).isPositive();
        } catch (UnreadableImageException e) {
            Refusal.isFitToBeShown(e);
        }
    }
}
