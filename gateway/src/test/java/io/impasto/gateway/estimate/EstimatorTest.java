package io.impasto.gateway.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.InvalidInputException;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.job.JobId;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.WorkerAbility;
import io.impasto.common.wire.JobOptionsText;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EstimatorTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final long GIB = 1L << 30;

    private final PaceBook paces = new PaceBook();
    private final Crew crew = new Crew();
    private @Nullable QueueState queue;

    @Test
    void withoutAWorkerNothingIsPaintedNow() {
        queue = new QueueState(3, Set.of(), NOW);

        Estimate estimate = estimate(640, 480, Map.of());

        assertThat(estimate.servable()).isFalse();
        assertThat(estimate.reason()).contains("can't be painted by any worker now");
        assertThat(estimate.waitingSeconds()).isNull();
        assertThat(estimate.seconds().low()).isPositive();
    }

    @Test
    void whileNothingIsKnownOfTheQueueNothingIsRuledOut() {
        assertThat(estimate(640, 480, Map.of()).servable()).isTrue();

        queue = new QueueState(3, Set.of(), NOW.minusSeconds(120));
        assertThat(estimate(640, 480, Map.of()).servable()).isTrue();
    }

    @Test
    void weightsThatNoWorkerHasAreNamed() {
        joined("w1", "cpu", new WorkerAbility(List.of(NetworkName.BRUSH), 8 * GIB, 1 << 22));

        Estimate estimate = estimate(640, 480, Map.of("network", "vgg19"));

        assertThat(estimate.servable()).isFalse();
        assertThat(estimate.reason()).isEqualTo("no worker that is running has the weights of vgg19");
        assertThat(estimate(640, 480, Map.of()).servable()).isTrue();
    }

    @Test
    void sizeBeyondEveryWorkersMemoryOrLimitIsNamed() {
        joined("w1", "cpu", new WorkerAbility(List.of(NetworkName.BRUSH), 2 * GIB, 1 << 27));

        assertThat(estimate(640, 480, Map.of("size", "8000")).reason()).contains("GB of memory");
        assertThat(estimate(640, 480, Map.of("size", "30000")).reason()).contains("pixels");
        assertThat(estimate(640, 480, Map.of("size", "1000")).servable()).isTrue();
    }

    @Test
    void workerThatNothingIsKnownOfMayBeAble() {
        joined("w1", "cpu", new WorkerAbility(List.of(NetworkName.BRUSH), 2 * GIB, 1 << 22));
        queue = new QueueState(0, Set.of("w1", "unheard-of"), NOW);

        assertThat(estimate(640, 480, Map.of("network", "vgg19")).servable()).isTrue();
    }

    @Test
    void contentTooElongatedForTheNetworkIsNamed() {
        assertThat(estimate(4000, 40, Map.of("size", "256")).reason()).contains("needs 16 px at least");
    }

    @Test
    void openNetworkIsWhatSuchAWorkerChooses() {
        assertThat(estimate(640, 480, Map.of()).assumed().network()).isEqualTo(NetworkName.BRUSH);
        assertThat(estimate(640, 480, Map.of()).steps()).isEqualTo(333 + 4 * 167);

        joined(
                "w1",
                "gpu:3 (NVIDIA H100)",
                new WorkerAbility(List.of(NetworkName.BRUSH, NetworkName.VGG19), 80 * GIB, 1 << 22));

        Estimate.Assumed assumed = estimate(640, 480, Map.of()).assumed();
        assertThat(assumed.network()).isEqualTo(NetworkName.VGG19);
        assertThat(assumed.device()).isEqualTo("gpu (NVIDIA H100)");
        assertThat(assumed.width()).isEqualTo(512);
        assertThat(assumed.height()).isEqualTo(384);
    }

    @Test
    void whatWaitsIsSharedByTheWorkers() {
        SimulatedWorkers workers = new SimulatedWorkers(1, 0.01);
        paces.happened(workers.paint(SimulatedWorkers.studio(128)));
        double mean = paces.recentSeconds().orElseThrow();

        queue = new QueueState(1, Set.of("w1", "w2"), NOW);
        assertThat(estimate(640, 480, Map.of()).waitingSeconds()).isEqualTo(new Interval(0, 2));
        queue = new QueueState(11, Set.of("w1", "w2"), NOW);
        Interval wait = estimate(640, 480, Map.of()).waitingSeconds();

        assertThat(5 * mean).isBetween(wait.low(), wait.high());
    }

    @Test
    void wrongOptionsAreNamed() {
        assertThatThrownBy(() -> estimate(640, 480, Map.of("preset", "classic", "quality", "draft")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("quality");
        assertThatThrownBy(() -> new EstimateRequest(new EstimateRequest.Content(0, 5), 1, null))
                .hasMessageContaining("content.width");
        assertThatThrownBy(() -> new EstimateRequest(new EstimateRequest.Content(5, 5), 0, null))
                .hasMessageContaining("styles");
    }

    private void joined(String worker, String device, WorkerAbility ability) {
        crew.happened(new Started(new JobId("a"), NOW, 1, worker, device, 10, 0, null, ability));
        queue = new QueueState(0, Set.of(worker), NOW);
    }

    private Estimate estimate(int width, int height, Map<String, String> options) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Waiting waiting = new Waiting(() -> Optional.ofNullable(queue), paces, clock);
        return new Estimator(paces, crew, waiting)
                .estimate(new EstimateRequest(
                        new EstimateRequest.Content(width, height), 1, JobOptionsText.parse(options)));
    }
}
