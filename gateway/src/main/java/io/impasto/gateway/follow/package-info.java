/**
 * Follows the jobs: the view of where each stands, folded from the topics, and the answers that are read from it.
 *
 * <p>Decision: one named consumer thread reads requests, cancels, progress and completions from their beginning ({@code assign}, no
 * group: every gateway sees every job) and folds them in memory. Readiness waits until it has caught up. Memory is bounded by
 * forgetting the jobs that finished first beyond a configured number. A view on disk (Kafka Streams with its RocksDB store),
 * with which neither a restart reads everything nor memory grows, takes this one's place behind {@link
 * io.impasto.gateway.follow.JobView}. Rejected: a consumer group with committed offsets (an in-memory view that starts in
 * the middle knows half of the jobs), a database (the topics are the record).
 *
 * <p>Decision: a preview passes through the gateway like the result, though it is gone soon: the store's address and keys stay inside. It may be newer
 * than the event that told of it, so it is tagged by the hash of what is sent; it is read whole, being smaller than a page's script, for that.
 */
@NullMarked
package io.impasto.gateway.follow;

import org.jspecify.annotations.NullMarked;
