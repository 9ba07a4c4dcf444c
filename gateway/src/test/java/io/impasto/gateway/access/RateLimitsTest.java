package io.impasto.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private final GivenTime time = new GivenTime();
    private final RateLimits limits = new RateLimits(time);

    @Test
    void limitIsReachedThenRefilledEvenly() {
        for (int i = 0; i < 6; i++) {
            assertThat(limits.take("key:a", 6).taken()).isTrue();
        }

        RateStanding none = limits.take("key:a", 6);
        assertThat(none.taken()).isFalse();
        assertThat(none.standing()).isEqualTo("\"requests\";r=0;t=60");
        assertThat(none.retryAfterSeconds()).isEqualTo(10);

        time.pass(Duration.ofSeconds(10));
        assertThat(limits.take("key:a", 6).taken()).isTrue();
        assertThat(limits.take("key:a", 6).taken()).isFalse();
    }

    @Test
    void oneCallersHasteIsNotAnothers() {
        assertThat(limits.take("key:a", 1).taken()).isTrue();
        assertThat(limits.take("key:a", 1).taken()).isFalse();

        assertThat(limits.take("key:b", 1).taken()).isTrue();
        assertThat(limits.take("address:192.0.2.1", 1).taken()).isTrue();
    }

    @Test
    void raisedLimitCountsAtOnce() {
        assertThat(limits.take("key:a", 1).taken()).isTrue();
        assertThat(limits.take("key:a", 1).taken()).isFalse();

        assertThat(limits.take("key:a", 2).taken()).isTrue();
    }

    @Test
    void standingIsToldInStructuredFields() {
        RateStanding standing = limits.take("key:a", 60);

        assertThat(standing.policy()).isEqualTo("\"requests\";q=60;w=60");
        assertThat(standing.standing()).isEqualTo("\"requests\";r=59;t=1");
    }

    @Test
    void anyNumberOfAddressesTakesBoundedMemory() {
        for (int i = 0; i < 50_000; i++) {
            limits.take("address:" + i, 10);
        }

        assertThat(limits.remembered()).isLessThanOrEqualTo(10_000);
    }

    private static final class GivenTime implements TimeMeter {

        private long nanos;

        void pass(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
