package io.impasto.common.wire;

import java.time.Duration;
import java.util.List;

/**
 * A topic of the contract, keyed by job id, with the settings it needs.
 *
 * @param name as it stands in the contract
 * @param retention how long a record is kept
 * @param compacted whether only the last record of each key is kept
 */
public record Topic(String name, Duration retention, boolean compacted) {

    public static final String REQUESTS = "style.requests";

    /** Requests that are taken before all others. */
    public static final String URGENT = "style.requests.urgent";

    /** Requests that are to be tried again later; a worker puts them back when their time has come. */
    public static final String DEFERRED = "style.requests.deferred";

    public static final String CONTROL = "style.control";
    public static final String PROGRESS = "style.progress";
    public static final String COMPLETIONS = "style.completions";
    public static final String DEAD = "style.requests.dead";

    /** The share group that every worker joins to take requests. */
    public static final String WORKERS_GROUP = "style.workers";

    /** The share group that every worker joins to put deferred requests back. */
    public static final String DEFERRAL_GROUP = "style.workers.deferral";

    /** The consumer group in which gateways share the telling of webhooks. */
    public static final String WEBHOOKS_GROUP = "style.webhooks";

    public static final List<Topic> ALL = List.of(
            new Topic(REQUESTS, Duration.ofDays(7), false),
            new Topic(URGENT, Duration.ofDays(7), false),
            new Topic(DEFERRED, Duration.ofDays(7), false),
            new Topic(CONTROL, Duration.ofDays(7), true),
            new Topic(PROGRESS, Duration.ofDays(1), false),
            new Topic(COMPLETIONS, Duration.ofDays(7), false),
            new Topic(DEAD, Duration.ofDays(30), false));
}
