/**
 * Takes processes and networks away from a system at work, and judges what is left from outside: one {@code *ChaosIT} a promise,
 * and a monkey that keeps none of them in mind.
 *
 * <p>Decision: the judge hears the topics and reads the store by connections of its own, which no fault touches: what it misses was
 * never there. It is main code: {@code deploy/impasto chaos} lets the same monkey loose on a user's own cluster.
 */
@NullMarked
package io.impasto.chaos;

import org.jspecify.annotations.NullMarked;
