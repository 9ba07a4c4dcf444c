/**
 * Every error of the gateway as RFC 9457 {@code application/problem+json}. {@link
 * io.impasto.gateway.problem.ProblemType} is the one place that knows which there are.
 *
 * <p>Decision: our own few classes. Rejected: a problem extension of Quarkus (it brings its own types and mappers, and ours
 * are tied to the contract's failures).
 */
@NullMarked
package io.impasto.gateway.problem;

import org.jspecify.annotations.NullMarked;
