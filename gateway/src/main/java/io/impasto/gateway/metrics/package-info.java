/**
 * What is counted and measured beside what Quarkus does for HTTP, in one class that has every name but those of the queue
 * ({@code io.impasto.gateway.estimate}); {@code deploy/observe/METRICS.md} is the table
 * of them, which a test holds. Labels take values of closed sets only.
 */
@NullMarked
package io.impasto.gateway.metrics;

import org.jspecify.annotations.NullMarked;
