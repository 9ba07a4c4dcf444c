/**
 * What shows where a job's time went: its trace, and its id on every line that is logged meanwhile.
 *
 * <p>Decision: a job is one trace, from whoever asked for it (HTTP request or record) to the event that tells its end. Each attempt is a span in it, each
 * phase of an attempt one below that: fetch, load, begin or resume, optimise (one for each scale), encode, store, announce. The request's record keeps
 * its headers however often it is delivered or put off, so an attempt that goes on elsewhere is in the same trace.
 *
 * <p>Decision: OpenTelemetry's API by hand in these few places. Without a collector to export to, Quarkus has its SDK make spans that nobody keeps: their ids
 * still are on log lines, and what came in a request's headers goes on into its events. Rejected: an agent, and the instrumentation of the
 * Kafka client (both would make a span of each poll and each renewal, and neither knows what a scale is).
 */
@NullMarked
package io.impasto.worker.observe;

import org.jspecify.annotations.NullMarked;
