/**
 * For programs that have Kafka: {@link io.impasto.client.kafka.StyleRequests} writes requests and cancels, {@link
 * io.impasto.client.kafka.Completions} reads what came of them. They need {@code kafka-clients} and {@code cloudevents-kafka} on the class path.
 *
 * <p>Decision: thin helpers over the plain clients, whose settings stay the user's own but for those that the promises rest on. Rejected: a
 * framework that owns threads and retries (every user has one already).
 */
@NullMarked
package io.impasto.client.kafka;

import org.jspecify.annotations.NullMarked;
