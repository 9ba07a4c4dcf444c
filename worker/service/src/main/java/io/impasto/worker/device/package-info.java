/**
 * The device and its one thread.
 *
 * <p>Decision: one process, one device, one gradient at a time, since DJL allows one collector a process; scale by processes. A device that can't
 * be opened ends the process with what is missing: starting it again as it is would not help, and an orchestrator shows a process that ends sooner
 * than one that is never ready. For the same reason a device thread that dies of an error (not of an exception, which costs only its request an
 * attempt) takes the process with it.
 *
 * <p>Decision: several jobs at once are several stories ({@link io.impasto.worker.run.JobRun}), each on a thread of its own, told as if there were
 * no others; only what touches the engine is handed over to the device's thread ({@code Ensemble}). So leases, cancels, deadlines, checkpoints,
 * failures and ends are each job's own, without a line of code. While they go down, those that need their losses are gathered ({@code Gathering})
 * and evaluated in one pass; one that is fetching or storing is waited for 10 ms once, and meanwhile the others compute. One job alone stays on the
 * device's thread: nothing is handed over. Rejected: a story of a batch (every step of a job's story would be written a second time, for lists), a
 * thread for each job at the engine itself (the collector).
 *
 * <p>Decision: an error ends the device's thread and all stories with it, as if each had been on it. So that one poisonous request doesn't look
 * like as many as were at work beside it, one that brought down a worker before has the device for itself: it waits until the others have ended,
 * before its attempt is written down. Rejected: handing it back (the broker's deliveries are few, and it might meet the same company).
 */
@NullMarked
package io.impasto.worker.device;

import org.jspecify.annotations.NullMarked;
