package io.impasto.chaos.monkey;

import io.impasto.common.InvalidInputException;

/**
 * How much the monkey does.
 *
 * @param run names this run in job ids, the workers' names and the pictures' keys: another run of the same seed is other jobs
 * @param jobs how many requests, 1 to {@value #MOST_JOBS}
 * @param workers how many are kept alive, 1 to {@value #MOST_WORKERS}
 * @param seed of all that is left to chance
 */
public record MonkeyPlan(String run, int jobs, int workers, long seed) {

    public static final int USUAL_JOBS = 200;
    public static final int USUAL_WORKERS = 3;

    private static final int MOST_JOBS = 100_000;
    private static final int MOST_WORKERS = 64;

    /** @throws InvalidInputException if a value is out of its range */
    public MonkeyPlan {
        if (!run.matches("[A-Za-z0-9][A-Za-z0-9-]{0,49}")) {
            throw new InvalidInputException("run", "'" + run + "' is not 1 to 50 letters, digits or '-'");
        }
        between("jobs", jobs, MOST_JOBS);
        between("workers", workers, MOST_WORKERS);
    }

    private static void between(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw new InvalidInputException(field, value + " is not between 1 and " + most);
        }
    }
}
