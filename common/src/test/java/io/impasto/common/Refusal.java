package io.impasto.common;

import static org.assertj.core.api.Assertions.assertThat;

/** What every message to somebody who sent something wrong is like, whatever was sent. */
public final class Refusal {

    private Refusal() {}

    /** Says something, in a line that a log and a terminal can show, and doesn't send back what came. */
    public static void isFitToBeShown(Throwable refusal) {
        assertThat(refusal.getMessage()).isNotBlank().hasSizeLessThan(1200).doesNotContainPattern("\\p{Cc}");
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            assertThat(cause).isNotInstanceOf(VirtualMachineError.class); // memory or stack ran out
        }
    }
}
