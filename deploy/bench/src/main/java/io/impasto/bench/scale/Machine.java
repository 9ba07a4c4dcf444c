package io.impasto.bench.scale;

/**
 * A worker, and what comes and goes with it; all times in s.
 *
 * @param start from when it is wanted until it takes its first job: node, image, weights, the device's warm-up
 * @param prepare what every attempt does before its first step: ledger, pictures, targets, checkpoint
 * @param handOver from being told to stop until the job waits for another worker, with a checkpoint
 * @param exit from being told to stop until the GPU is free
 * @param checkpoint how often one is kept
 * @param noticed from a worker's being killed until its job waits for another
 * @param killsPerHour how often a worker is killed without being told: a node that is taken back, a crash
 */
record Machine(
        Spread start,
        double prepare,
        double handOver,
        double exit,
        double checkpoint,
        double noticed,
        double killsPerHour) {

    Machine {
        if (!(prepare >= 0 && handOver >= 0 && exit >= 0 && checkpoint > 0 && noticed >= 0 && killsPerHour >= 0)) {
            throw new IllegalArgumentException("times are 0 or more, and checkpoints are some time apart");
        }
    }

    /** One that is there at once and loses nothing: what queueing theory knows. */
    static final Machine IDEAL = new Machine(new Spread(0, 0, 0), 0, 0, 0, 15, 0, 0);

    /** The same, killed so often. */
    Machine killed(double perHour) {
        return new Machine(start, prepare, handOver, exit, checkpoint, noticed, perHour);
    }

    /**
     * A time that is seldom the same. Between its least, its median and its greatest every value is as likely as the others on its side.
     */
    record Spread(double least, double median, double greatest) {
        Spread {
            if (!(0 <= least && least <= median && median <= greatest)) {
                throw new IllegalArgumentException(
                        "least " + least + " s, median " + median + " s, greatest " + greatest + " s");
            }
        }

        /** @param share 0 to 1: how many are less */
        double at(double share) {
            return share < 0.5 ? least + (median - least) * 2 * share : median + (greatest - median) * (2 * share - 1);
        }
    }
}
