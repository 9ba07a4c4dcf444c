/**
 * How much memory an optimisation will need, and what to do where there is less: a forecast from shapes alone, what the device has, and
 * the choice of tiles.
 *
 * <p>Decision: what a process holds at its peak is forecast, not what one tensor after another adds up to, since only the former can be
 * compared with a container's limit or with the figure an operator sees. The constants were fitted to measured peaks, which {@code
 * deploy/bench/RESULTS.md} shows beside the forecasts. Rejected: to try and to fall back when memory runs out, which on a CPU means the
 * kernel's killing the process.
 */
@NullMarked
package io.impasto.engine.memory;

import org.jspecify.annotations.NullMarked;
