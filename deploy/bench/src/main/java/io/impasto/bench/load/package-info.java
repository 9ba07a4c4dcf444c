/**
 * Loads a running gateway and says how long it took to answer.
 *
 * <p>Decision: requests leave when they are due, whether earlier ones have been answered or not, and a request's time counts from when
 * it was due. A loop that waits for each answer asks less of a slow server than of a quick one, and hides just what is to be measured
 * (Tene's "coordinated omission"). Rejected: a load generator of its own installation; a few lines of the JDK's client do.
 */
@NullMarked
package io.impasto.bench.load;

import org.jspecify.annotations.NullMarked;
