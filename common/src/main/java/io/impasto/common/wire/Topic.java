package io.impasto.common.wire;

import java.time.Duration;
import java.util.List;

/**
 * A topic of the contract, keyed by job id, with the settings it needs.
 *
 * @param name as it stands in the contract
 * @param retention how long a record is kept
 */
public record Topic(String name, Duration retention) {

    public static final String REQUESTS = "style.requests";
    public static final String PROGRESS = "style.progress";
    public static final String COMPLETIONS = "style.completions";
    public static final String DEAD = "style.requests.dead";

    /** The share group that every worker joins. */
    public static final String WORKERS_GROUP = "style.workers";

    public static final List<Topic> ALL = List.of(
            new Topic(REQUESTS, Duration.ofDays(7)),
            new Topic(PROGRESS, Duration.ofDays(1)),
            new Topic(COMPLETIONS, Duration.ofDays(7)),
            new Topic(DEAD, Duration.ofDays(30)));
}
