/**
 * Takes requests from Kafka and keeps the leases on those that are being worked at.
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
 * until its lock ends (tried with Kafka 4.3). For the same reason no poll is ended in vain and begun again: a fetch that is still under way may bring
 * a request just as the new poll asks for a fetch of its own, which brings another. That one was held back behind the first for as long as a lock holds, and
 * then made known a second time (in 2 of 9 runs of 428 jobs). So both lanes are waited for at once, on a thread each. Rejected: a header for the priority (the broker doesn't look at it), a worker that lets go of a running
 * job for an urgent one (the work of a step or a scale is lost each time; with many workers one is free soon).
 *
 * <p>Decision: while many wait ({@code Backlog}), a small request is joined by others of its shape. They come from a third consumer, {@code Companions}, which
 * is given several at a time, joins the group beside the running jobs and leaves it when the queue is short; the first request is still taken alone, so
 * that nothing else is asked for, and given back, beside a large or an urgent one. What came and doesn't go with it is released at once, which uses up a delivery of it, and
 * is the next that somebody takes. One whose time is limited goes alone: in company it takes longer, to the others' good. Rejected: one consumer that is
 * always given several (where most requests are large, each would be released again and again), the {@code max.poll.records} of the second
 * consumer (it can't be changed), batches at any time (with a short queue they leave other workers idle).
 *
 * <p>Several locks on one consumer, as tried with Kafka 4.3.1: any of them may be settled by {@code commitSync} while the others are neither renewed nor
 * settled; the next {@code poll} must find each of the rest renewed, returns just these at once, and brings nothing further, in the background
 * neither, not even into the places that were settled. A partition's renewals are refused together ({@code InvalidRecordStateException}) if one of them
 * comes too late, and then the poll does bring others: these are released, and the consumer is closed. A companion's lost lock isn't waited for as a single
 * one's is: whoever is given the request goes on from its checkpoint, and the ledger stops the job here.
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
