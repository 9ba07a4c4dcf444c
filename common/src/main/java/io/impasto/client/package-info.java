/**
 * For programs that have pictures painted: a client of the gateway's HTTP interface ({@link io.impasto.client.ImpastoClient}), and beneath it,
 * for those who have Kafka, of the topics ({@link io.impasto.client.kafka}).
 *
 * <p>Decision: {@code java.net.http} and Jackson, nothing else to bring along. A job has its id before it is sent, so every call says
 * the same thing when it is said twice, and all of them are repeated by themselves when no answer comes. A job is followed by the gateway's
 * event stream; where there is none, by asking each second. What is read is read leniently: a newer gateway may say more. Rejected: a
 * client generated from {@code openapi.yaml} (a generator's types instead of the contract's own), asynchronous twins of every method (who wants one has
 * a thread).
 */
@NullMarked
package io.impasto.client;

import org.jspecify.annotations.NullMarked;
