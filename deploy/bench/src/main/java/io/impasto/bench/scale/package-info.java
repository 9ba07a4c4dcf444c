/**
 * A cluster's day, simulated: how long jobs wait, what the GPUs cost and how often a busy worker is taken away, under which rule of scaling.
 *
 * <p>Discrete events. Jobs arrive by the hour of the day, in bursts and from a few users who send hundreds at once ({@link
 * io.impasto.bench.scale.Day}); a free worker takes the oldest, the urgent ones first ({@link io.impasto.bench.scale.Backlog}); workers take
 * a minute to start ({@link io.impasto.bench.scale.Machine}); KEDA and the HPA that it drives look every few seconds ({@link
 * io.impasto.bench.scale.Autoscaler}). What goes in was measured, or is marked as assumed, in {@code h100.json} and {@code cpu.json}; {@code
 * deploy/bench/RESULTS.md} has what comes out.
 *
 * <p>Decision: the HPA's arithmetic is taken from its documentation and code (tolerance, stabilisation windows, policies per period), since the
 * differences between rules are of that size. Left out, since they would change all rules alike: nodes that run out, time until a gauge is
 * scraped beyond a polling interval, errors of the forecast of a job's seconds (they are small in a sum of many).
 *
 * <p>Decision: no simulation library. The loop is some forty lines, and is tested against what queueing theory knows exactly.
 */
@NullMarked
package io.impasto.bench.scale;

import org.jspecify.annotations.NullMarked;
