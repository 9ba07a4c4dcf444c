/** Measures the gateway as a process: how long it takes to know many jobs, anew and again, and what many open streams cost. */
@NullMarked
package io.impasto.bench.gateway;

import org.jspecify.annotations.NullMarked;
