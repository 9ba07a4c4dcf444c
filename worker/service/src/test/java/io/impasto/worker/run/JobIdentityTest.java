package io.impasto.worker.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.worker.ledger.JobLedger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One id, one job, one end. */
class JobIdentityTest extends OneWorker {

    @Test
    void sameRequestUnderTheSameIdIsOneJobWhoseEndIsToldAgain() {
        run(request("j1", ""));
        JobEvent end = last();
        told.clear();

        Outcome outcome = run(request("j1", "").replace("\n", " "));

        assertThat(outcome).isEqualTo(Outcome.FINISHED);
        assertThat(told).containsExactly(end);
    }

    @Test
    void otherRequestUnderTheSameIdIsBuriedAndSaysNothingOfTheJob() {
        run(request("j1", ""));
        told.clear();

        Outcome outcome = run(request("j1", ",\"seed\":9"));

        assertThat(outcome).isEqualTo(Outcome.FINISHED);
        assertThat(buried)
                .singleElement()
                .satisfies(why -> assertThat(why.code()).isEqualTo("id-taken"))
                .satisfies(why -> assertThat(why.detail()).contains("j1"));
        assertThat(told).isEmpty();
    }

    @Test
    void otherRequestIsBuriedWhileTheFirstIsStillBeingWorkedAt() {
        lease.withdrawnAtLook = 3;
        assertThat(run(longer("j1"))).isEqualTo(Outcome.HANDED_BACK);
        lease.withdrawn = false;
        lease.withdrawnAtLook = Integer.MAX_VALUE;
        told.clear();

        assertThat(run(request("j1", ""))).isEqualTo(Outcome.FINISHED);
        assertThat(buried)
                .singleElement()
                .satisfies(why -> assertThat(why.code()).isEqualTo("id-taken"));
        assertThat(told).isEmpty();

        run(longer("j1"));
        assertThat(last()).isInstanceOf(Succeeded.class);
    }

    @Test
    void ofTwoRequestsTakenAtTheSameMomentTheSecondIsBuried() throws Exception {
        Submission other = new TestDelivery(request("j1", ",\"seed\":9")).submission();
        JobLedger ledger = new JobLedger(store, "pictures", "w2", clock);
        store.beforePut(() -> ledger.begin(other.id(), other.digest(), 0));

        run(request("j1", ""));

        assertThat(buried)
                .singleElement()
                .satisfies(why -> assertThat(why.code()).isEqualTo("id-taken"));
        assertThat(told).isEmpty();
    }

    @Test
    void undecodableRequestUnderATakenIdDoesNotEndTheJob() {
        run(request("j1", ""));
        told.clear();

        run(request("j1", ",\"nonsense\":1"));

        assertThat(buried)
                .singleElement()
                .satisfies(why -> assertThat(why.code()).isEqualTo("invalid-request"));
        assertThat(told).isEmpty();
    }

    @Test
    void endThatWasWrittenDownAndNotToldIsToldByTheNext() {
        reportRefusals = Integer.MAX_VALUE;
        lease.heldFor = 3;
        assertThat(run(request("j1", ""))).isEqualTo(Outcome.HANDED_BACK);
        assertThat(told).noneMatch(Terminal.class::isInstance);
        reportRefusals = 0;
        lease.heldFor = Integer.MAX_VALUE;
        told.clear();

        assertThat(run(request("j1", ""))).isEqualTo(Outcome.FINISHED);

        assertThat(told).singleElement().isInstanceOf(Succeeded.class);
    }

    @Test
    void ofTwoWorkersThatEndTheSameJobTheFirstOnesWordHolds() {
        store.put("content.png", new byte[] {1});
        run(request("j1", ""));
        JobEvent first = last();
        // A second one that has begun before the first had ended: its end is another, the failure being mended.
        fillStore();

        run(request("j1", ""));

        assertThat(List.of(first, last())).containsOnly(first);
    }
}
