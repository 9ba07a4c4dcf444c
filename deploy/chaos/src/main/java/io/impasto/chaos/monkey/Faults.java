package io.impasto.chaos.monkey;

import io.impasto.chaos.crew.Crew;
import io.impasto.chaos.fault.Fault;
import io.impasto.chaos.fault.LinkState;
import io.impasto.chaos.fault.NetworkFault;
import io.impasto.chaos.fault.TcpProxy;
import io.impasto.chaos.fault.WorkerFrozen;
import io.impasto.chaos.fault.WorkerKilled;
import io.impasto.chaos.fault.WorkerStopped;
import io.impasto.chaos.stack.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The faults that a target allows for. A new kind of fault is one new class and one line here. */
final class Faults {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofSeconds(3);

    /** A checkpoint of a small job, some 100 kB, takes seconds. */
    private static final LinkState SLOW = new LinkState.Slow(30_000, Duration.ofMillis(50));

    private Faults() {}

    static List<Fault> against(Target target, Crew crew) {
        List<Fault> faults = new ArrayList<>();
        faults.add(new WorkerKilled(crew));
        faults.add(new WorkerStopped(crew));
        faults.add(new WorkerFrozen(crew, target.lock()));
        target.storeProxy().ifPresent(proxy -> {
            faults.add(network("store-cut", proxy, LinkState.CUT));
            faults.add(network("store-stalled", proxy, LinkState.STALL));
            faults.add(network("store-slow", proxy, SLOW));
        });
        target.kafkaProxy().ifPresent(proxy -> {
            faults.add(network("broker-cut", proxy, LinkState.CUT));
            faults.add(network("broker-stalled", proxy, LinkState.STALL));
        });
        return List.copyOf(faults);
    }

    private static Fault network(String name, TcpProxy proxy, LinkState state) {
        return new NetworkFault(name, proxy, state, LEAST, MOST);
    }
}
