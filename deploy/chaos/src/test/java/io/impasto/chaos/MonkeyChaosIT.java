package io.impasto.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.chaos.monkey.Monkey;
import io.impasto.chaos.monkey.MonkeyPlan;
import io.impasto.chaos.monkey.MonkeyReport;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * All promises together, under whatever happens. {@code -Dchaos.seed=N} makes the same requests and faults again, {@code -Dchaos.jobs=N} more
 * or fewer.
 */
class MonkeyChaosIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void nothingAcceptedIsLostOrDoneTwiceWhateverHappens() throws Exception {
        long seed = Long.getLong("chaos.seed", new Random().nextInt(1_000_000));
        int jobs = Integer.getInteger("chaos.jobs", MonkeyPlan.USUAL_JOBS);
        System.out.println("monkey: -Dchaos.seed=" + seed + " -Dchaos.jobs=" + jobs);
        try (Scene scene = new Scene(folder)) {
            MonkeyReport report = new Monkey(
                            new MonkeyPlan("monkey", jobs, MonkeyPlan.USUAL_WORKERS, seed),
                            scene.stack().target(),
                            text -> System.out.println("monkey: " + text))
                    .run();

            report.lines().forEach(System.out::println);
            assertThat(report.verdict().violations()).isEmpty();
        }
    }
}
