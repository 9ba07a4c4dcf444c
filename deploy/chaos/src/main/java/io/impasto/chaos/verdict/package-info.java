/**
 * Whether what is left after the chaos is what was promised.
 *
 * <p>Decision: a verdict is a function of evidence that was gathered before, so that a test can forge the evidence of each crime and see
 * it found. It names every violation, not the first: of a failure that took minutes to come about there may be no second sight.
 */
@NullMarked
package io.impasto.chaos.verdict;

import org.jspecify.annotations.NullMarked;
