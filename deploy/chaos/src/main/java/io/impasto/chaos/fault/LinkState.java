package io.impasto.chaos.fault;

import io.impasto.common.InvalidInputException;
import java.time.Duration;

/** How a network treats what is sent through it. */
public sealed interface LinkState {

    /** As if it weren't there. */
    LinkState PASS = new Pass();

    /** Breaks off every connection, and each new one at once. */
    LinkState CUT = new Cut();

    /** A black hole: connections are taken and kept, but no byte comes through until the state changes. */
    LinkState STALL = new Stall();

    record Pass() implements LinkState {}

    record Cut() implements LinkState {}

    record Stall() implements LinkState {}

    /**
     * Every connection is slow, in each direction by itself.
     *
     * @param bytesPerSecond above 0
     * @param latency before each piece, 0 or more
     */
    record Slow(int bytesPerSecond, Duration latency) implements LinkState {

        /** @throws InvalidInputException if a value is out of its range */
        public Slow {
            if (bytesPerSecond < 1) {
                throw new InvalidInputException("bytesPerSecond", bytesPerSecond + " is not above 0");
            }
            if (latency.isNegative()) {
                throw new InvalidInputException("latency", latency + " is negative");
            }
        }

        /** How long a piece of that many bytes takes. */
        Duration delay(int bytes) {
            return latency.plusNanos(bytes * Duration.ofSeconds(1).toNanos() / bytesPerSecond);
        }
    }
}
