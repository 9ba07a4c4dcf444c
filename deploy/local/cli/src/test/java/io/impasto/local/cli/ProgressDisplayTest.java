package io.impasto.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.job.LossTerms;
import io.impasto.local.paint.PaintProgress;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {

    private static final LossTerms LOSSES = new LossTerms(1, 2, 3);

    @Test
    void firstAttemptIsNotWorthAWord() {
        assertThat(ProgressDisplay.words(new PaintProgress(5, 10, LOSSES, 7))).isEqualTo("loss 6.000, 7 s left");
    }

    @Test
    void laterAttemptSaysWhereItWentOn() {
        assertThat(ProgressDisplay.words(new PaintProgress(50, 100, LOSSES, 7, 2, 40)))
                .isEqualTo("loss 6.000, 7 s left, attempt 2 resumed from step 40");
        assertThat(ProgressDisplay.words(new PaintProgress(100, 100, LOSSES, 0, 3, 0)))
                .isEqualTo("loss 6.000, attempt 3 from the beginning");
    }
}
