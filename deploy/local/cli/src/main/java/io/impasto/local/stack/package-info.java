/**
 * The whole of Impasto on one machine: a Kafka broker, an S3 server, the gateway and any number of workers, each a process of
 * its own. {@link io.impasto.local.stack.Stack} starts, watches and ends them; it is told what to start by a {@link
 * io.impasto.local.stack.StackPlan} and keeps everything in a {@link io.impasto.local.stack.DataFolder}.
 *
 * <p>Decisions. The folder is owned by whoever holds a file lock on it: the system releases that lock however its owner ends,
 * so that no stale file can claim a running stack. Children read a pipe from this process and end when it closes, so that
 * none outlives a kill -9. Secrets go to children by environment, never by command line, where every user could read them.
 * A child that ends takes the stack down. Rejected: daemons with pid files (they go stale, and somebody must clean up).
 */
@NullMarked
package io.impasto.local.stack;

import org.jspecify.annotations.NullMarked;
