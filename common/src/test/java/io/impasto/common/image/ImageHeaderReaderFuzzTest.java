package io.impasto.common.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.impasto.common.Refusal;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Timeout;

class ImageHeaderReaderFuzzTest {

    /** Of one file of at most 1 MB, bytes. */
    private static final long MOST_MEMORY = 32L << 20;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final ImageHeaderReader HEADERS = new ImageHeaderReader();

    @Timeout(20)
    @FuzzTest
    void bytesHaveAHeaderOrAreUnreadable(byte[] file) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            assertThat(HEADERS.read(file).pixels()).isPositive();
        } catch (UnreadableImageException e) {
            Refusal.isFitToBeShown(e);
        }
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_MEMORY);
    }
}
