/**
 * Tells an HTTP address of a job's end, for those without Kafka: {@code POST /v1/jobs?callback=https://…}. The body is the terminal
 * CloudEvent as structured JSON, signed as Standard Webhooks have it ({@code webhook-id}, {@code webhook-timestamp}, {@code
 * webhook-signature}); the id is the event's, so a receiver knows a repeat.
 *
 * <p>Decision: the address travels in the request's record ({@code impasto_callback}) and is read back from the view, so any gateway
 * can tell. The gateways share a consumer group on the completions: each end is one gateway's to tell. An offset is committed when all
 * before it are told or given up, so a gateway that dies has some told twice, under the same id, and none not at all.
 * Nobody is told of a job whose request the view doesn't remember, {@code impasto.gateway.jobs-kept} after its end: its end is read so
 * late only if no gateway told for as long. That is counted, and said. Rejected: a share group as the
 * workers' (it has no back-off, drops a record after ten deliveries, and its locks aren't made for hours).
 *
 * <p>Decision: a call that fails waits for its next try on a timer, and a slow receiver takes a few connections of many, so nobody waits
 * for anybody else's receiver. What waits is bounded: beyond that nothing more is read.
 *
 * <p>Decision: only hosts that the operator named are called, over TLS, at an address that is nobody's private one. The name is resolved
 * once, by us, and the connection goes to what was checked; no redirect is followed, no proxy asked. This is checked when the job is
 * submitted, to be told, and when it is called, since a record may come from elsewhere.
 *
 * <p>Decision: each submitter's secret is derived from the gateways' one (HMAC of the name), so that a receiver who knows its own can't
 * sign for another's, and there is nothing to keep.
 */
@NullMarked
package io.impasto.gateway.webhook;

import org.jspecify.annotations.NullMarked;
