/**
 * Follows the jobs: the view of where each stands, folded from the topics, and the answers that are read from it.
 *
 * <p>Decision: one named consumer thread reads requests, cancels, progress and completions ({@code assign}, no group: every gateway sees every job),
 * folds each polled batch, and writes the jobs, their places in the lists and the offsets to go on from in one write to RocksDB. So the view and
 * its positions can't disagree, whenever the process ends. A restart goes on from there; what was read from another cluster or from topics that have been made anew, in another
 * format, before ends that are gone from their topic, or can't be understood, is thrown away and read anew. Readiness waits until the view has caught up.
 *
 * <p>Rejected: Kafka Streams, whose stores are the same RocksDB. A global store is read from one topic by one processor, and whatever else is in the topology may only read it:
 * a view of five topics with lists by state and submitter is many stores to be joined at each question. A partitioned store wants the topics copartitioned, or
 * sent once more through a topic of its own; it spreads the jobs over the gateways, which then have to ask one another; and a submitter sees their job only after that way. Either way
 * offsets are committed at intervals, after the writes they speak of, and an acknowledged request can't be written into the store beside it. A consumer group with committed offsets: they lie elsewhere than what they speak of.
 * A database: the topics are the record. A view in memory, which this one has replaced: a restart read everything.
 *
 * <p>Decision: a job is known for a week after its end, as long as the completion topic has it, then for a month as one that was there (410).
 * Time, not number, decides, so that all gateways forget the same ones at about the same time.
 *
 * <p>Decision: an event of the stream carries the whole job, and its id is a function of the job's state ({@link
 * io.impasto.gateway.follow.StateId}), the same on every gateway. After {@code Last-Event-ID} the newest state is sent if it is a later one, and the steps
 * between are not: each state says all that those before it said, nobody paints a progress bar backwards, and there is nothing that would have to be kept for it. For the same reason a
 * slow reader skips states. Rejected: an offset as the id (there are five topics), a counter (each gateway has its own), {@code EventSource}'s
 * unbounded replay.
 *
 * <p>Decision: a preview passes through the gateway like the result, though it is gone soon: the store's address and keys stay inside. It may be newer
 * than the event that told of it, so it is tagged by the hash of what is sent; it is read whole, being smaller than a page's script, for that.
 */
@NullMarked
package io.impasto.gateway.follow;

import org.jspecify.annotations.NullMarked;
