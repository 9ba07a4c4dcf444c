/**
 * JMH benchmarks of the engine's pieces: {@code deploy/bench/pieces [JMH's options]}. A piece that got slower shows here first; whether it
 * matters, {@code deploy/bench/compare} tells.
 */
@NullMarked
package io.impasto.bench.pieces;

import org.jspecify.annotations.NullMarked;
