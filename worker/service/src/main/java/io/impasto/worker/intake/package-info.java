/**
 * Takes requests from Kafka and keeps the lease on the one that is being worked at.
 *
 * <p>Decision: a share group with explicit acknowledgement, one record at a time, its lock renewed every third by {@code RENEW},
 * {@code commitSync}, {@code poll}. Rejected: {@code RENEW} and {@code poll} alone (prefetches the next request into the busy worker),
 * a consumer group with pause and resume (rebalances run jobs again; no more workers than partitions).
 *
 * <p>Decision: a lost lock doesn't stop the job. After a restart of the broker the request usually comes back to the worker that has
 * it, which goes on; when another request comes instead, the first is somebody else's and is let go. Rejected: releasing the other
 * request, which would use up its deliveries.
 */
@NullMarked
package io.impasto.worker.intake;

import org.jspecify.annotations.NullMarked;
