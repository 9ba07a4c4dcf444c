package io.impasto.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecordLeaseTest {

    private final AtomicLong now = new AtomicLong();
    private final RecordLease lease = new RecordLease(Duration.ofNanos(30), now::get);

    @Test
    void renewedInTimeItNeverLapses() {
        now.set(29);
        lease.renewed(29);
        now.set(58);

        assertThat(lease.exclusive()).isTrue();
        assertThat(lease.lapsed()).isFalse();
        assertThat(lease.held()).isTrue();
    }

    @Test
    void unrenewedItRunsOut() {
        now.set(30);

        assertThat(lease.exclusive()).isFalse();
        assertThat(lease.lapsed()).isTrue();
        assertThat(lease.held()).isFalse();
        assertThat(lease.withdrawn()).isFalse();
    }

    @Test
    void renewedTooLateItIsExclusiveAgainButHasLapsed() {
        now.set(31);
        lease.renewed(31);

        assertThat(lease.exclusive()).isTrue();
        assertThat(lease.lapsed()).isTrue();
    }

    @Test
    void lostItIsWithdrawnAtOnce() {
        lease.lose();

        assertThat(lease.withdrawn()).isTrue();
        assertThat(lease.exclusive()).isFalse();
    }
}
