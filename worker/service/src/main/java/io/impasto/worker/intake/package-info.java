/**
 * Takes requests from Kafka and keeps the lease on the one that is being worked at.
 *
 * <p>Decision: a share group with explicit acknowledgement, one record at a time, its lock renewed every third by {@code RENEW},
 * {@code commitSync}, {@code poll}. Rejected: {@code RENEW} and {@code poll} alone (prefetches the next request into the busy worker),
 * a consumer group with pause and resume (rebalances run jobs again; no more workers than partitions).
 *
 * <p>Decision: a lost lock doesn't stop the job by itself. After a restart of the broker the request usually comes back to the worker that has
 * it, which goes on; when another request comes instead, or the ledger has an attempt of somebody else's ({@link io.impasto.worker.run}), the first
 * is theirs and is let go. Rejected: releasing the other request, which would use up its deliveries.
 *
 * <p>Decision: urgent requests have a topic of their own, and each topic a consumer of its own, since a share group knows no priorities: one
 * consumer of both topics is given from each in turn. A consumer that isn't the job's is closed and opened again while the job
 * runs (20 ms), because a share consumer that has once polled in vain takes the next record in the background, which then waits for a busy worker
 * until its lock ends (tried with Kafka 4.3). Rejected: a header for the priority (the broker doesn't look at it), a worker that lets go of a running
 * job for an urgent one (the work of a step or a scale is lost each time; with many workers one is free soon).
 *
 * <p>Decision: what is to be tried again later goes to a topic of its own with its time in a header, held there by whichever worker has it, and back
 * among the requests when the time has come. The device works at other jobs meanwhile, and the broker's count of deliveries, at whose limit it
 * drops a request without a word, begins anew. For the same reason the last delivery of a request isn't run but made anew. Rejected: handing
 * the request back to the broker, which delivers it again within 20 ms; holding it in the worker (the device idles, or the lock needs a
 * consumer for each).
 */
@NullMarked
package io.impasto.worker.intake;

import org.jspecify.annotations.NullMarked;
