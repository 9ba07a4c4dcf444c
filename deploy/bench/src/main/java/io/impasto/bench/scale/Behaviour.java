package io.impasto.bench.scale;

import java.util.List;

/**
 * How a ScaledObject follows its signal: KEDA's own fields, and the behaviour of the HPA that it makes.
 *
 * @param most replicas ({@code maxReplicaCount}), at least 1; {@code minReplicaCount} is 0
 * @param polling how often KEDA looks whether anything is to be done at all, s ({@code pollingInterval})
 * @param cooldown how long nothing must be to be done before there are no workers at all, s ({@code cooldownPeriod})
 * @param up how the HPA adds
 * @param down how it takes away
 */
record Behaviour(int most, double polling, double cooldown, Direction up, Direction down) {

    /** How often the HPA looks, s: the controller manager's default. */
    static final double SYNC = 15;

    Behaviour {
        if (most < 1 || !(polling > 0) || !(cooldown >= 0)) {
            throw new IllegalArgumentException(
                    "at most " + most + " workers, polling every " + polling + " s, cooldown " + cooldown + " s");
        }
    }

    /** What Kubernetes does unasked: adds 4 or doubles every 15 s, takes away what wasn't wanted for 5 minutes. */
    static Behaviour usual(int most) {
        return new Behaviour(
                most,
                30,
                300,
                new Direction(0, List.of(Step.percent(100, 15), Step.pods(4, 15))),
                new Direction(300, List.of(Step.percent(100, 15))));
    }

    Behaviour polling(double seconds) {
        return new Behaviour(most, seconds, cooldown, up, down);
    }

    Behaviour down(double stabilisation, Step... steps) {
        return new Behaviour(most, polling, cooldown, up, new Direction(stabilisation, List.of(steps)));
    }

    Behaviour up(double stabilisation, Step... steps) {
        return new Behaviour(most, polling, cooldown, new Direction(stabilisation, List.of(steps)), down);
    }

    /**
     * @param stabilisation only what was wanted throughout so long is done, s ({@code stabilizationWindowSeconds})
     * @param steps of which the largest counts ({@code selectPolicy: Max}); at least one
     */
    record Direction(double stabilisation, List<Step> steps) {
        Direction {
            steps = List.copyOf(steps);
            if (!(stabilisation >= 0) || steps.isEmpty()) {
                throw new IllegalArgumentException("stabilisation " + stabilisation + " s, steps " + steps);
            }
        }
    }

    /**
     * @param relative whether {@code value} is in percent of the replicas there were, or in pods
     * @param value how much may change, at least 1
     * @param period within so long, s ({@code periodSeconds})
     */
    record Step(boolean relative, int value, double period) {
        Step {
            if (value < 1 || !(period >= 1)) {
                throw new IllegalArgumentException("a step of " + value + " within " + period + " s");
            }
        }

        static Step percent(int value, double period) {
            return new Step(true, value, period);
        }

        static Step pods(int value, double period) {
            return new Step(false, value, period);
        }

        int above(int before) {
            return relative ? (int) Math.ceil(before * (1 + value / 100.0)) : before + value;
        }

        int below(int before) {
            return Math.max(0, relative ? (int) (before * (1 - value / 100.0)) : before - value);
        }
    }
}
