/**
 * The device and its one thread.
 *
 * <p>Decision: one process, one device, one optimisation at a time, since DJL allows one gradient collector a process; scale by
 * processes. A device that can't be opened ends the process with what is missing: starting it again as it is would not help, and
 * an orchestrator shows a process that ends sooner than one that is never ready. For the same reason a device thread that dies of an error
 * (not of an exception, which costs only its request an attempt) takes the process with it.
 */
@NullMarked
package io.impasto.worker.device;

import org.jspecify.annotations.NullMarked;
