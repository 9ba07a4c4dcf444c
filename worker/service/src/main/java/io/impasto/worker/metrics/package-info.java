/**
 * What is counted and measured, in one class that has every name; {@code deploy/observe/METRICS.md} is the table of them, which a test holds.
 *
 * <p>Decision: labels take values of closed sets only (outcomes, failure codes, presets, networks, classes of sizes), so that nobody's input makes
 * a series. Rejected: a label for the worker (the scraper knows the target), for the job (that is what traces and logs are for).
 */
@NullMarked
package io.impasto.worker.metrics;

import org.jspecify.annotations.NullMarked;
