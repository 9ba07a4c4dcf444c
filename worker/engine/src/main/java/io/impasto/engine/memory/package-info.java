/**
 * How much memory an optimisation will need, and what to do where there is less: a forecast from shapes alone, what the device has, and
 * the choice of tiles.
 *
 * <p>Decision: what a process holds at its peak is forecast, not what one tensor after another adds up to, since only the former can be
 * compared with a container's limit or with the figure an operator sees. The constants were fitted to measured peaks, which {@code
 * deploy/bench/RESULTS.md} shows beside the forecasts. The forecast comes first: on a CPU, memory that runs out mostly means the kernel's
 * killing the process, which leaves nobody to fall back.
 *
 * <p>Where an allocator does say no (a GPU that is shared, a limit on address space, strict accounting of memory), that is told apart from
 * all other native errors ({@link io.impasto.engine.memory.AllocationErrors}), and the same can be begun again with a {@link
 * io.impasto.engine.memory.MemoryShare} of the memory. The share to try next is named by the tiles that it makes, half as large, and
 * not by halving the memory: a process at rest and the picture itself take most of it, and the half of what a picture needs as a
 * whole may be less than its smallest tiles do.
 */
@NullMarked
package io.impasto.engine.memory;

import org.jspecify.annotations.NullMarked;
