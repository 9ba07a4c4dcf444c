/**
 * How far a job has come, kept in the store, so that its next attempt goes on from there on whichever worker.
 *
 * <p>Decision: a checkpoint lies under the job's id and names the result's key, which is a hash of all that the result depends on: one that
 * was made of other pictures, options, weights or by another algorithm isn't used. Neither is one of another version of the format, or that isn't its own
 * SHA-256, or doesn't fit the optimisation: it is ignored with a word in the log, for the job can always begin anew.
 *
 * <p>Decision: the device's thread only copies the state; another writes it, the newest one, and drops what came in between
 * ({@link io.impasto.worker.upload}). It
 * is best effort throughout: a store that is down costs steps, never a job.
 */
@NullMarked
package io.impasto.worker.checkpoint;

import org.jspecify.annotations.NullMarked;
