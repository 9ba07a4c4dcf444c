/**
 * The gateway: turns an HTTP request into a Kafka message, and the topics back into answers. It computes nothing, keeps
 * nothing that the topics and the store don't have, and never talks to a worker.
 *
 * <p>Decision: plain {@code kafka-clients}, as in the worker, so that there is one way to talk to Kafka. Rejected: a messaging
 * framework's channels (they hide the acknowledgement that "accepted" rests on).
 */
@NullMarked
package io.impasto.gateway;

import org.jspecify.annotations.NullMarked;
