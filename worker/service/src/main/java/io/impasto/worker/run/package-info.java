/**
 * One job's story, from a request to its announced end.
 *
 * <p>Decision: the story is one class, {@link io.impasto.worker.run.JobRun}, on one thread; what it needs of the world are ports. The
 * result is stored on that thread too: an upload takes a fraction of a second after minutes of work, and the device has nothing else to
 * do before the end is announced.
 *
 * <p>Decision: every output is idempotent. The result's key is a function of all that it depends on, a terminal event's id of
 * (job, state), so that a job that two workers ran has one object and one end. Rejected: trusting the acknowledgement, which a broker
 * answers "ok" to a worker that lost its lock long ago.
 */
@NullMarked
package io.impasto.worker.run;

import org.jspecify.annotations.NullMarked;
