package io.impasto.worker.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Expired;
import io.impasto.common.event.JobEvent.Interrupted;
import io.impasto.common.event.JobEvent.Progressed;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.job.JobId;
import io.impasto.common.job.LossTerms;
import io.impasto.worker.report.JobReport;
import io.impasto.worker.report.ReportUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeletionCostTest {

    private static final JobId JOB = new JobId("j1");
    private static final Instant NOW = Instant.EPOCH;
    private static final Duration OFTEN = Duration.ofMillis(1);

    private final Told told = new Told();

    @Test
    void aBusyWorkersCostIsItsJobsProgress() {
        try (DeletionCost cost = DeletionCost.untold()) {
            JobReport report = cost.hearing(told);
            assertThat(cost.now()).isZero();
            report.tell(progressed(0, 300));
            assertThat(cost.now()).as("begun, and not idle").isEqualTo(1);
            report.tell(progressed(150, 300));
            assertThat(cost.now()).isEqualTo(50);
            report.tell(progressed(300, 300));
            assertThat(cost.now()).isEqualTo(100);
        }
    }

    @Test
    void itCostsNothingOnceTheJobHasEndedOrIsHandedOver() {
        try (DeletionCost cost = DeletionCost.untold()) {
            JobReport report = cost.hearing(told);
            report.tell(progressed(150, 300));
            report.tell(new Interrupted(JOB, NOW, 1, "drained"));
            assertThat(cost.now()).isZero();
            report.tell(progressed(150, 300));
            report.conclude(new Expired(JOB, NOW, NOW));
            assertThat(cost.now()).isZero();
        }
    }

    @Test
    void severalJobsCostWhatAllOfThemHaveDone() {
        try (DeletionCost cost = DeletionCost.untold()) {
            JobReport report = cost.hearing(told);
            JobId other = new JobId("other");
            report.tell(progressed(60, 300));
            report.tell(new Progressed(other, NOW, 1, 150, 300, LOSSES, 0.1));
            assertThat(cost.now()).isEqualTo(70);
            report.tell(progressed(300, 300));
            assertThat(cost.now()).as("at most").isEqualTo(100);
            report.conclude(new Expired(JOB, NOW, NOW));
            assertThat(cost.now()).as("one is still at work").isEqualTo(50);
        }
    }

    @Test
    void anEndThatCouldNotBeToldIsNoEnd() {
        try (DeletionCost cost = DeletionCost.untold()) {
            told.unavailable = true;
            JobReport report = cost.hearing(told);
            report.tell(progressed(150, 300));
            assertThatThrownBy(() -> report.conclude(new Expired(JOB, NOW, NOW)))
                    .isInstanceOf(ReportUnavailableException.class);
            assertThat(cost.now()).isEqualTo(50);
        }
    }

    @Test
    void theEventsArePassedOn() {
        try (DeletionCost cost = DeletionCost.untold()) {
            JobReport report = cost.hearing(told);
            Expired end = new Expired(JOB, NOW, NOW);
            report.tell(progressed(1, 2));
            report.conclude(end);
            assertThat(told.events).containsExactly(progressed(1, 2), end);
        }
    }

    @Test
    void itIsToldWhenItHasChangedAndAgainUntilItIsHeard() throws InterruptedException {
        BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
        List<Integer> refused = new ArrayList<>();
        DeletionCost.Listener listener = cost -> {
            if (refused.size() < 3) {
                refused.add(cost);
                throw new IOException("not now");
            }
            heard.add(cost);
        };
        try (DeletionCost cost = DeletionCost.toldTo(listener, OFTEN)) {
            JobReport report = cost.hearing(told);
            report.tell(progressed(150, 300));
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(50);
            assertThat(refused).containsExactly(50, 50, 50);
            report.conclude(new Expired(JOB, NOW, NOW));
            assertThat(heard.poll(30, TimeUnit.SECONDS))
                    .as("50 isn't told twice")
                    .isZero();
        }
    }

    @Test
    void aListenerThatHangsHoldsUpNobody() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch freed = new CountDownLatch(1);
        DeletionCost.Listener listener = cost -> {
            hanging.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                freed.countDown();
            }
        };
        try (DeletionCost cost = DeletionCost.toldTo(listener, OFTEN)) {
            JobReport report = cost.hearing(told);
            report.tell(progressed(150, 300));
            assertThat(hanging.await(30, TimeUnit.SECONDS)).isTrue();
            report.tell(progressed(300, 300));
            assertThat(told.events).hasSize(2);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> freed.getCount() == 0);
    }

    private static Progressed progressed(int step, int steps) {
        return new Progressed(JOB, NOW, 1, step, steps, LOSSES, 0.1);
    }

    private static final LossTerms LOSSES = new LossTerms(1, 1, 1);

    private static final class Told implements JobReport {
        private final List<JobEvent> events = new ArrayList<>();
        private boolean unavailable;

        @Override
        public void tell(JobEvent event) {
            events.add(event);
        }

        @Override
        public void conclude(Terminal event) {
            if (unavailable) {
                throw new ReportUnavailableException("not now", new IOException());
            }
            events.add(event);
        }
    }
}
