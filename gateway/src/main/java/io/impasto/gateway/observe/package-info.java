/**
 * Which trace and which job a request is about: for whoever follows it from here, and on every line that is logged meanwhile.
 *
 * <p>Decision: the trace that a request brings goes on into every record that it makes, whether or not there is a collector: without one,
 * OpenTelemetry's SDK is off and makes no spans, so it is read here.
 */
@NullMarked
package io.impasto.gateway.observe;

import org.jspecify.annotations.NullMarked;
