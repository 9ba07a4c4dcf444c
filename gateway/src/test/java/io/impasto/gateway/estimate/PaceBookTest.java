package io.impasto.gateway.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.StyleParameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaceBookTest {

    private static final StyleParameters STUDIO = SimulatedWorkers.studio(128);
    private static final PaceKey KIND = PaceKey.of(STUDIO, SimulatedWorkers.DEVICE);

    private final PaceBook paces = new PaceBook();

    @Test
    void eventsInAnyOrderAndTwiceAreTheSame() {
        List<Succeeded> events = events(250);
        events.forEach(paces::happened);
        List<Succeeded> shuffled = new ArrayList<>(events);
        shuffled.addAll(events.subList(100, 200));
        Collections.shuffle(shuffled, new Random(1));
        PaceBook other = new PaceBook();

        shuffled.forEach(other::happened);

        assertThat(other.jobs(KIND)).isEqualTo(paces.jobs(KIND));
    }

    @Test
    void newestAreKeptTheNewestFirst() {
        List<Succeeded> events = events(250);

        events.forEach(paces::happened);

        assertThat(paces.jobs(KIND)).hasSize(200);
        assertThat(paces.jobs(KIND).get(0).id()).isEqualTo(events.get(249).jobId());
    }

    @Test
    void pictureThatWasMadeBeforeTeachesNothing() {
        Succeeded event = events(1).get(0);

        paces.happened(new Succeeded(event.jobId(), event.at(), event.result().madeBefore()));

        assertThat(paces.jobs(KIND)).isEmpty();
        assertThat(paces.recentSeconds()).isEmpty();
    }

    @Test
    void attemptThatOnlyFinishedAnothersWorkTeachesItsPaceButNotWhatAJobTakes() {
        Succeeded event = events(1).get(0);
        JobResult whole = event.result();
        JobResult resumed = new JobResult(
                whole.image(),
                whole.device(),
                whole.steps() + 100,
                whole.seconds(),
                whole.losses(),
                null,
                1,
                false,
                whole.measured());

        paces.happened(new Succeeded(event.jobId(), event.at(), resumed));

        assertThat(paces.jobs(KIND)).extracting(MeasuredJob::whole).containsExactly(false);
    }

    private static List<Succeeded> events(int count) {
        SimulatedWorkers workers = new SimulatedWorkers(2, 0.1);
        List<Succeeded> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(workers.paint(STUDIO));
        }
        return events;
    }
}
