/**
 * Says before a job is sent what it will take: steps, time, memory, and whether any worker can do it now.
 *
 * <p>Decision: the time is start-up + Σ over scales of steps · seconds a step, and seconds a step are a fixed part + so much a pixel, fitted for each
 * (network, style loss, optimiser, kind of device) to the newest jobs that workers measured. Fit and interval withstand outliers: steps are weighed by Tukey's
 * biweight, the interval is that of the 5th to the 95th percentile of what the jobs themselves were off by, similar jobs counting more, older ones less.
 * Before anything was measured, the work that a network is known to take and a cautious guess at the device stand in; the answer says so.
 * Rejected: a regression over all options (needs hundreds of jobs before it says anything), a mean a size (knows nothing of sizes not seen).
 *
 * <p>Decision: what is known is the set of the newest measured jobs, and a job counts once by its id: so it doesn't matter who reads an event, how often
 * and in which order. It is heard from whoever follows the topics, and read once at the start from the end of the completion topic, since a view that is
 * kept on disk doesn't read old events again. The topic is the record. Rejected: a file of what was learned (one more folder to keep and to share between
 * replicas, and to get out of step with the topics).
 *
 * <p>Decision: one thread asks Kafka how many requests wait and which workers have joined; requests for estimates only look at the last answer. Workers
 * that have never begun a job have told nobody what they can take on: nothing is declared impossible while one of those is there.
 */
@NullMarked
package io.impasto.gateway.estimate;

import org.jspecify.annotations.NullMarked;
