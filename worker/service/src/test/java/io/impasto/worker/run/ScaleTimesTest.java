package io.impasto.worker.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.image.PictureSize;
import io.impasto.common.job.MeasuredPace.OfScale;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScaleTimesTest {

    private static final PictureSize SMALL = new PictureSize(40, 30);
    private static final PictureSize LARGE = new PictureSize(80, 60);

    private final ScaleTimes times = new ScaleTimes();

    @Test
    void stepThatBeginsTheNextScaleCountsAsAStepButNotForThePace() {
        times.goesOn(SMALL);
        step(100, false, SMALL);
        step(300, false, SMALL);
        step(5000, true, LARGE);
        step(700, false, LARGE);

        assertThat(times.all()).containsExactly(new OfScale(40, 30, 3, 0.2), new OfScale(80, 60, 1, 0.7));
    }

    @Test
    void onlyStepOfAScaleIsItsPace() {
        times.goesOn(SMALL);
        step(400, true, LARGE);

        assertThat(times.all()).containsExactly(new OfScale(40, 30, 1, 0.4));
    }

    @Test
    void beforeTheFirstStepThereIsNothing() {
        times.goesOn(SMALL);

        assertThat(times.all()).isEmpty();
    }

    private void step(int millis, boolean climbed, PictureSize next) {
        times.made(Duration.ofMillis(millis), climbed);
        times.goesOn(next);
    }
}
