/**
 * The contract's topics, share groups and access rules on a Kafka cluster: {@link io.impasto.topics.Wanted} says how they should be, {@link
 * io.impasto.topics.ClusterTopics} what differs, and mends it.
 *
 * <p>Decision: a difference is a value that says itself whether it can be mended; to apply is to mend all that can be, so the two commands
 * can't disagree, and to apply twice changes nothing. What would lose records or needs a person's judgement (fewer partitions, replicas that
 * must move, a keyed topic's partitions, by which a key would change its place) is said and left alone.
 *
 * <p>Decision: only what the contract needs is compared. What else somebody has set on a topic (segment sizes, quotas) is theirs.
 */
@NullMarked
package io.impasto.topics;

import org.jspecify.annotations.NullMarked;
