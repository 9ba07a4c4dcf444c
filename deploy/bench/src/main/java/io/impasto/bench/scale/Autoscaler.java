package io.impasto.bench.scale;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * KEDA, which decides between none and some, and the HPA that it drives, which decides between one and the most.
 *
 * <p>As in {@code k8s.io/kubernetes/pkg/controller/podautoscaler}: desired = ⌈metric / target⌉ unless that is within a tenth of what there is; then
 * no more than the least that was wanted within the window of adding, no less than the most that was wanted within that of taking away;
 * then no further than a step within its period allows.
 */
final class Autoscaler {

    /** The controller manager's default. */
    private static final double TOLERANCE = 0.1;

    private final Signal signal;
    private final Behaviour behaviour;
    private final Deque<Recommendation> recommendations = new ArrayDeque<>();
    private final Deque<Change> changes = new ArrayDeque<>();
    private double nextPoll;
    private double nextSync = Behaviour.SYNC;
    private double lastActive = Double.NEGATIVE_INFINITY;

    private record Recommendation(double at, int replicas) {}

    /** @param by pods, negative where some were taken away */
    private record Change(double at, int by) {}

    Autoscaler(Signal signal, Behaviour behaviour) {
        this.signal = signal;
        this.behaviour = behaviour;
    }

    /** When it looks next, s. */
    double next() {
        return Math.min(nextPoll, nextSync);
    }

    /** @return the replicas that there are to be from now on */
    int look(double now, int current, Gauges gauges) {
        double wanted = signal.workers(gauges);
        int replicas = current;
        if (now >= nextPoll) {
            nextPoll = now + behaviour.polling();
            replicas = activate(now, current, wanted > 0);
        }
        if (now >= nextSync) {
            nextSync = now + Behaviour.SYNC;
            if (replicas > 0 && replicas == current) {
                replicas = follow(now, current, wanted);
            }
        }
        return replicas;
    }

    /** KEDA's part. With none there, the HPA is idle. */
    private int activate(double now, int current, boolean active) {
        if (active) {
            lastActive = now;
            return Math.max(1, current);
        }
        return now - lastActive > behaviour.cooldown() ? 0 : current;
    }

    private int follow(double now, int current, double wanted) {
        boolean near = Math.abs(wanted / current - 1) <= TOLERANCE;
        int desired = near ? current : within(1, (int) Math.ceil(wanted), behaviour.most());
        int stable = stabilised(now, current, desired);
        recommendations.addLast(new Recommendation(now, desired));
        int replicas = within(1, limited(now, current, stable), behaviour.most());
        if (replicas != current) {
            changes.addLast(new Change(now, replicas - current));
        }
        return replicas;
    }

    private int stabilised(double now, int current, int desired) {
        double longest =
                Math.max(behaviour.up().stabilisation(), behaviour.down().stabilisation());
        while (!recommendations.isEmpty() && recommendations.getFirst().at() < now - longest) {
            recommendations.removeFirst();
        }
        int least = desired;
        int most = desired;
        for (Recommendation past : recommendations) {
            if (past.at() > now - behaviour.up().stabilisation()) {
                least = Math.min(least, past.replicas());
            }
            if (past.at() > now - behaviour.down().stabilisation()) {
                most = Math.max(most, past.replicas());
            }
        }
        return Math.min(Math.max(current, least), most);
    }

    private int limited(double now, int current, int stable) {
        if (stable > current) {
            int limit = current;
            for (Behaviour.Step step : behaviour.up().steps()) {
                limit = Math.max(limit, step.above(before(now, current, step)));
            }
            return Math.min(stable, limit);
        }
        int limit = current;
        for (Behaviour.Step step : behaviour.down().steps()) {
            limit = Math.min(limit, step.below(before(now, current, step)));
        }
        return Math.max(stable, limit);
    }

    /** The replicas when the step's period began. */
    private int before(double now, int current, Behaviour.Step step) {
        double longest = longestPeriod();
        while (!changes.isEmpty() && changes.getFirst().at() <= now - longest) {
            changes.removeFirst();
        }
        int before = current;
        for (Change change : changes) {
            if (change.at() > now - step.period()) {
                before -= change.by();
            }
        }
        return before;
    }

    private double longestPeriod() {
        return List.of(behaviour.up(), behaviour.down()).stream()
                .flatMap(direction -> direction.steps().stream())
                .mapToDouble(Behaviour.Step::period)
                .max()
                .orElse(0);
    }

    private static int within(int least, int value, int most) {
        return Math.min(most, Math.max(least, value));
    }
}
