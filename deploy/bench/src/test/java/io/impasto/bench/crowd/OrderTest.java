package io.impasto.bench.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.impasto.bench.scale.Inputs;
import io.impasto.common.job.StyleParameters;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final Inputs INPUTS = Inputs.named("h100");

    @Test
    void noTwoJobsAskForTheSamePicture() {
        List<Order> orders = Order.allAtOnce(500, INPUTS.mix(), 1);

        List<StyleParameters> asked =
                orders.stream().map(order -> order.options().parameters()).toList();
        assertThat(asked).doesNotHaveDuplicates();
        assertThat(orders.stream().map(Order::id)).doesNotHaveDuplicates();
    }

    @Test
    void jobsAreDrawnByTheirShares() {
        List<Order> orders = Order.allAtOnce(5000, INPUTS.mix(), 1);

        assertThat(orders.stream().collect(Collectors.groupingBy(Order::kind, Collectors.counting())))
                .allSatisfy((kind, number) -> assertThat(number / 5000.0)
                        .isCloseTo(
                                INPUTS.mix().stream()
                                        .filter(wanted -> wanted.name().equals(kind))
                                        .mapToDouble(Inputs.Wanted::share)
                                        .sum(),
                                within(0.02)));
    }

    @Test
    void burstsComeInOrderAndInTime() {
        List<Order> orders = Order.inBursts(60, 20, 6, INPUTS.mix(), 1);

        assertThat(orders).hasSize(1200);
        assertThat(orders.stream().map(Order::at)).isSorted().allMatch(at -> at >= 0 && at < 60.5);
        assertThat(orders.stream().map(order -> Math.floor(order.at())).distinct())
                .hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void sleepIsTheMeasuredTimeDividedByTheFactor() {
        Inputs.Wanted classic = INPUTS.mix().get(0);

        // 1.5 s to begin, 200 steps of 5.9 ms, 0.5 s to store: a tenth of that
        assertThat(new ServiceTimes(INPUTS, 10).of(classic.options())).isEqualTo(Duration.ofMillis(318));
        assertThat(new ServiceTimes(INPUTS, 10).mean(List.of(classic, classic))).isCloseTo(0.318, within(1e-9));
    }

    @Test
    void rateIsThatOfTheMiddle() {
        List<Long> heard =
                List.of(0L, 50_000_000_000L, 60_000_000_000L, 70_000_000_000L, 80_000_000_000L, 300_000_000_000L);

        assertThat(RealWorkers.rate(heard, 2, 1)).isCloseTo(6, within(1e-9));
    }
}
