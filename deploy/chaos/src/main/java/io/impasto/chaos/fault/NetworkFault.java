package io.impasto.chaos.fault;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A network that is bad for a while.
 *
 * @param proxy the way to a server
 * @param state how bad
 * @param least how long, at least
 * @param most how long, at most; longer than {@code least}
 */
public record NetworkFault(String name, TcpProxy proxy, LinkState state, Duration least, Duration most)
        implements Fault {

    @Override
    public boolean strike(RandomGenerator random) throws InterruptedException {
        long howLong = random.nextLong(least.toMillis(), most.toMillis());
        proxy.turn(state);
        try {
            Thread.sleep(howLong);
        } finally {
            proxy.turn(LinkState.PASS);
        }
        return true;
    }
}
