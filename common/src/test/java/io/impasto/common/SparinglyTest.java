package io.impasto.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SparinglyTest {

    private final Hand clock = new Hand();
    private final Sparingly sparingly = new Sparingly(Duration.ofMinutes(1), clock);

    @Test
    void itIsTimeAtOnceAndThenNotForAWhile() {
        assertThat(sparingly.due()).isTrue();

        clock.now = clock.now.plusSeconds(59);
        assertThat(sparingly.due()).isFalse();

        clock.now = clock.now.plusSeconds(1);
        assertThat(sparingly.due()).isTrue();
        assertThat(sparingly.due()).isFalse();
    }

    /** Stands still until somebody moves it. */
    private static final class Hand extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
