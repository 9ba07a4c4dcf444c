package io.impasto.common;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much memory a piece of work takes, kept or thrown away. */
public final class TakenMemory {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private TakenMemory() {}

    /** Holds that the work takes at most {@code most} bytes; done again if it takes more, because the first time loads its classes. */
    public static void isAtMost(long most, Runnable work) {
        if (of(work) > most) {
            assertThat(of(work)).as("bytes taken").isLessThanOrEqualTo(most);
        }
    }

    private static long of(Runnable work) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
