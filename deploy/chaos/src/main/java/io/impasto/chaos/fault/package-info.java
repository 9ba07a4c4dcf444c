/**
 * What can be done to a system at work: signals to its workers, and a network that is cut, stalled or slow.
 *
 * <p>Decision: the network's faults are made by a proxy in this process, which needs no privileges and no tool of the system's.
 * Rejected: packet filters (root, and the whole machine's), Toxiproxy (a server of its own to install).
 */
@NullMarked
package io.impasto.chaos.fault;

import org.jspecify.annotations.NullMarked;
